import { i18n } from '#i18n'
import type { PaymentRow } from '@/lib/contracts/history'
import { outcomeOf } from './history/outcome'
import { wordsOfTime } from './question/words-of-time'

/**
 * What happened to the money in one of four ways, or that it is on its way;
 * where it is not known yet, until when it is looked for.
 */
export function outcomeWords(
  row: Pick<PaymentRow, 'status' | 'liveUntilMs' | 'nextLookAtMs'>,
  nowMs: number,
): string {
  const outcome = outcomeOf(row.status)
  if (outcome === 'unknown') {
    if (row.liveUntilMs > nowMs)
      return i18n.t('status.unknownUntil', [
        wordsOfTime(row.liveUntilMs, nowMs),
      ])
    if (row.nextLookAtMs !== null && row.nextLookAtMs > nowMs)
      return i18n.t('status.unknownNext', [
        wordsOfTime(row.nextLookAtMs, nowMs),
      ])
  }
  return i18n.t(`status.${outcome}`)
}
