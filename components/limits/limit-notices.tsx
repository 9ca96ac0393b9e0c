import { X } from 'lucide-react'
import { i18n } from '#i18n'
import { amountWords } from '@/components/amount-words'
import type { LimitNotice } from '@/lib/contracts/limits'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { siteText } from './row-button'

/** Whose limit it is: the rule's own, or one above it. */
type Scope = 'RULE' | 'SITE' | 'SELLER' | 'ALL'

type LimitNoticesProps = {
  notices: readonly LimitNotice[]
  onDismiss: (id: string) => void
}

/** Limits that are nearly or wholly used, a quiet line each. */
export function LimitNotices({ notices, onDismiss }: LimitNoticesProps) {
  if (notices.length === 0) return null
  return (
    <ul aria-label={i18n.t('notice.title')}>
      {notices.map((notice) => (
        <li
          key={notice.id}
          className="flex items-start justify-between gap-2 border-l-4 border-l-wait pl-2"
        >
          <span className="min-w-0 py-1 text-12">{wordsOf(notice)}</span>
          <button
            type="button"
            aria-label={i18n.t('limits.actionFor', [
              i18n.t('notice.dismiss'),
              wordsOf(notice),
            ])}
            onClick={() => onDismiss(notice.id)}
            className="rounded-control p-1.5 text-muted hover:text-ink"
          >
            <X aria-hidden size={16} strokeWidth={1.5} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function wordsOf(notice: LimitNotice): string {
  const { limit, percent, site, seller } = notice
  const [scope, window] = limit.split('_') as [Scope, '24H' | '30D']
  const { used, of } = amountsOf(notice, scope)
  const span = i18n.t(`notice.in${window}`)
  if (scope === 'ALL')
    return percent === 80
      ? i18n.t('notice.ALL.at80', [used, of, span])
      : i18n.t('notice.ALL.at100', [of, span])
  const who = siteText(scope === 'SELLER' ? seller : site)
  return percent === 80
    ? i18n.t(`notice.${scope}.at80`, [who, used, of, span])
    : i18n.t(`notice.${scope}.at100`, [who, of, span])
}

/** What was used, and the limit with its token, as parts of a sentence. */
function amountsOf(
  { used, of, network, asset }: LimitNotice,
  scope: Scope,
): { used: string; of: string } {
  const dollars = (amount: string) => `$${formatAmount(BigInt(amount), 6)}`
  if (scope !== 'RULE') return { used: dollars(used), of: dollars(of) }
  const decimals = findToken(network, asset)?.decimals ?? 0
  return {
    used: formatAmount(BigInt(used), decimals),
    of: amountWords({
      ...{ network, asset, amount: of },
      ...{ isUpTo: false, provenAmount: null },
    }),
  }
}
