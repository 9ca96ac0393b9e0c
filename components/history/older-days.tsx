import { i18n } from '#i18n'
import type { OlderDay } from '@/lib/export/older-day'
import { totalsOf } from '@/lib/export/totals'
import { countableDay } from './countable'
import { wordsOf } from './totals-line'

const dayMs = 86_400_000

/** At the end of the list: what older payments came to, of which no more is kept. */
export function OlderDays({ days }: { days: readonly OlderDay[] }) {
  const lastMs = days.at(-1)?.startMs
  if (lastMs === undefined) return null
  const { count, tokens } = totalsOf(days.map(countableDay))
  // Days are UTC, so their end is named as it is there.
  const date = new Intl.DateTimeFormat(undefined, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(lastMs + dayMs)
  return (
    <p className="tabular px-3 pb-4 text-12 text-muted">
      {i18n.t('history.olderDays', count, [
        count.toLocaleString(),
        date,
        tokens.map(wordsOf).join(', '),
      ])}
    </p>
  )
}
