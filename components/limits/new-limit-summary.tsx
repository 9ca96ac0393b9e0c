import { i18n } from '#i18n'
import { NetworkMark } from '@/components/network-mark'
import type { NewRule } from '@/lib/contracts/limits'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { siteText } from './row-button'

/** What a new limit will allow, as a sentence to agree to. */
export function NewLimitSummary({ rule }: { rule: NewRule }) {
  const token = findToken(rule.network, rule.asset)
  const amount = (atomic: string) =>
    `${formatAmount(BigInt(atomic), token?.decimals ?? 0)} ${token?.symbol ?? ''}`
  const parts: [string, string, string, string] = [
    siteText(rule.site),
    amount(rule.perPayment),
    amount(rule.per24h),
    amount(rule.per30d),
  ]
  return (
    <div className="flex flex-col gap-2">
      <p>
        {rule.seller === rule.site
          ? i18n.t('limits.summary', parts)
          : i18n.t('limits.summarySeller', [...parts, siteText(rule.seller)])}
      </p>
      <p>
        <NetworkMark network={rule.network} />
      </p>
      <p className="text-muted">
        {rule.kinds.map((kind) => i18n.t(`limits.kind.${kind}`)).join(' · ')}
      </p>
      {rule.paysKnown && <p>{i18n.t('known.summary')}</p>}
      <p>{i18n.t('limits.summaryEnd')}</p>
    </div>
  )
}
