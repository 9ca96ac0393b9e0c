import { i18n } from '#i18n'
import type { PaymentDetail } from '@/lib/contracts/history'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'

/** The rule that decided, with its limits as they were then. */
export function RuleThen({ detail }: { detail: PaymentDetail }) {
  const { rule, row } = detail
  if (!rule) return null
  const token = findToken(row.network, row.asset)
  const words = (atomic: string) =>
    `${formatAmount(BigInt(atomic), token?.decimals ?? 0)} ${token?.symbol ?? ''}`.trim()
  return (
    <>
      <p>
        {i18n.t('history.ruleThen', [
          words(rule.perPayment),
          words(rule.per24h),
          words(rule.per30d),
        ])}
      </p>
      <p className="text-12">
        {rule.isThere ? (
          <a
            href="#/limits"
            className="text-copper underline underline-offset-2"
          >
            {i18n.t('history.seeLimits')}
          </a>
        ) : (
          <span className="text-muted">{i18n.t('limits.because.NO_RULE')}</span>
        )}
      </p>
    </>
  )
}
