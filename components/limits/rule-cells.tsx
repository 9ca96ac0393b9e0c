import { i18n } from '#i18n'
import { exactTime, wordsOfTime } from '@/components/question/words-of-time'
import type { RuleView } from '@/lib/contracts/limits'
import { formatAmount } from '@/lib/tokens/amount'
import { Cell } from './cell'
import { RowButton } from './row-button'
import { UsedBar } from './used-bar'

type RuleCellsProps = {
  rule: RuleView
  decimals: number
  nowMs: number
  onRenew: () => void
}

/** A rule's figures: its limits with what is used of them, and its times. */
export function RuleCells({ rule, decimals, nowMs, onRenew }: RuleCellsProps) {
  return (
    <>
      <Cell label={i18n.t('limits.perPayment')}>
        <span className="tabular">
          {formatAmount(BigInt(rule.perPayment), decimals)}
        </span>
      </Cell>
      <Cell label={i18n.t('limits.per24h')}>
        <UsedBar
          label={i18n.t('limits.per24h')}
          {...rule.per24h}
          decimals={decimals}
        />
      </Cell>
      <Cell label={i18n.t('limits.per30d')}>
        <UsedBar
          label={i18n.t('limits.per30d')}
          {...rule.per30d}
          decimals={decimals}
        />
      </Cell>
      <Cell label={i18n.t('limits.times')} isWide>
        <Times rule={rule} nowMs={nowMs} />
        <RowButton
          name={i18n.t('limits.renew')}
          site={rule.site}
          onClick={onRenew}
        />
      </Cell>
    </>
  )
}

/** When it was used last and when it ends; exact on hover. */
function Times({ rule, nowMs }: Pick<RuleCellsProps, 'rule' | 'nowMs'>) {
  const { lastUsedAtMs, expiresAtMs } = rule
  const hasEnded = expiresAtMs <= nowMs
  return (
    <>
      {lastUsedAtMs === null ? (
        <span className="block text-muted">{i18n.t('limits.notUsed')}</span>
      ) : (
        <time className="block" title={exactTime(lastUsedAtMs)}>
          {i18n.t('limits.used', [dayOrTime(lastUsedAtMs, nowMs)])}
        </time>
      )}
      <time className="block text-muted" title={exactTime(expiresAtMs)}>
        {i18n.t(hasEnded ? 'limits.ended' : 'limits.ends', [
          dateOf(expiresAtMs),
        ])}
      </time>
    </>
  )
}

/** The time where it was today, else the date alone. */
function dayOrTime(atMs: number, nowMs: number): string {
  const isToday =
    new Date(atMs).toDateString() === new Date(nowMs).toDateString()
  return isToday ? wordsOfTime(atMs, nowMs) : dateOf(atMs)
}

function dateOf(atMs: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(
    atMs,
  )
}
