import type { ReactNode } from 'react'
import { i18n } from '#i18n'
import type { Guard } from './use-arming'

type AnswerRowProps = {
  guard?: Guard | undefined
  /** What waits for the guard: paying alone, or another answer. */
  waits?: 'pay' | 'other'
  children: ReactNode
}

/** Two answers side by side, and in words whether they are ready. */
export function AnswerRow({
  guard,
  waits = 'other',
  children,
}: AnswerRowProps) {
  return (
    <>
      <div className="flex flex-wrap gap-3 *:flex-1">{children}</div>
      {guard && (
        <p role="status" className="sr-only">
          {i18n.t(words[waits][stateOf(guard)])}
        </p>
      )}
    </>
  )
}

// Nobody is told of paying where the answer pays nothing.
const words = {
  pay: {
    ready: 'question.armed',
    soon: 'question.arming',
    away: 'question.notArmed',
  },
  other: {
    ready: 'question.ready',
    soon: 'question.readySoon',
    away: 'question.readyInFront',
  },
} as const

function stateOf({ isReady, readyAtMs }: Guard): 'ready' | 'soon' | 'away' {
  if (isReady) return 'ready'
  return readyAtMs === null ? 'away' : 'soon'
}
