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
      <Cell label={i18n.t('limits.lastUsed')}>
        {rule.lastUsedAtMs === null ? (
          <span className="text-muted">{i18n.t('limits.notUsed')}</span>
        ) : (
          <time title={exactTime(rule.lastUsedAtMs)}>
            {wordsOfTime(rule.lastUsedAtMs, nowMs)}
          </time>
        )}
      </Cell>
      <Cell label={i18n.t('limits.ends')}>
        <time title={exactTime(rule.expiresAtMs)} className="block">
          {dateOf(rule.expiresAtMs)}
        </time>
        <RowButton
          name={i18n.t('limits.renew')}
          site={rule.site}
          onClick={onRenew}
        />
      </Cell>
    </>
  )
}

function dateOf(atMs: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(
    atMs,
  )
}
