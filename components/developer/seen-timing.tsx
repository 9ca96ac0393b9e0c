import { i18n } from '#i18n'
import type { SeenView } from '@/lib/contracts/developer'
import { eventName } from '../event-list'

const names = {
  observed: 'developer.stepObserved',
  claimed: 'developer.stepClaimed',
  decided: 'developer.stepDecided',
} as const

/** Each step, in ms after the 402 was seen. */
export function SeenTiming({ steps }: Pick<SeenView, 'steps'>) {
  return (
    <ol className="flex max-w-md flex-col gap-1 border-line border-l-2 pl-4">
      {steps.map(({ kind, afterMs }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are appended and never change
        <li key={index} className="flex justify-between gap-3">
          <span>{nameOf(kind)}</span>
          <span className="tabular whitespace-nowrap text-muted">
            {i18n.t('developer.ms', [afterMs])}
          </span>
        </li>
      ))}
    </ol>
  )
}

function nameOf(kind: string): string {
  return Object.hasOwn(names, kind)
    ? i18n.t(names[kind as keyof typeof names])
    : eventName(kind)
}
