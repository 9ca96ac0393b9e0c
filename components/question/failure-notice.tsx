import { Notice } from '@/components/ui/notice'
import { reasonWords } from './reason-words'

/** Why the last answer did not work, and what to do; nothing without one. */
export function FailureNotice({ failure }: { failure: string | null }) {
  if (!failure) return null
  const words = reasonWords(failure)
  return (
    <div key={failure} ref={bringIntoView} data-failure>
      <Notice tone="bad" isLive title={words.what}>
        <p>{words.do}</p>
      </Notice>
    </div>
  )
}

/** On a short screen it may come below what is seen. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView?.({ block: 'nearest' })
}
