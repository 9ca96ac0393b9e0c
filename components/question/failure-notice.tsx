import { Notice } from '@/components/ui/notice'
import { reasonWords } from './reason-words'

/** Why the last answer did not work, and what to do; nothing without one. */
export function FailureNotice({ failure }: { failure: string | null }) {
  if (!failure) return null
  const words = reasonWords(failure)
  return (
    <Notice tone="bad" isLive title={words.what}>
      <p>{words.do}</p>
    </Notice>
  )
}
