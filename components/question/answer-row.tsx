import type { ReactNode } from 'react'
import { i18n } from '#i18n'
import type { Guard } from './use-arming'

/** Two answers side by side, and in words whether they are ready. */
export function AnswerRow({
  guard,
  children,
}: {
  guard?: Guard | undefined
  children: ReactNode
}) {
  return (
    <>
      <div className="flex flex-wrap gap-3 *:flex-1">{children}</div>
      {guard && (
        <p role="status" className="sr-only">
          {i18n.t(
            guard.isReady
              ? 'question.armed'
              : guard.readyAtMs === null
                ? 'question.notArmed'
                : 'question.arming',
          )}
        </p>
      )}
    </>
  )
}
