import { X } from 'lucide-react'
import { i18n } from '#i18n'
import { amountWords } from '@/components/amount-words'
import type { LimitNotice } from '@/lib/contracts/limits'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { siteText } from './row-button'

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
              siteText(notice.site),
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
  const { site, percent, used, of, network, asset } = notice
  const decimals = findToken(network, asset)?.decimals ?? 0
  return i18n.t(percent === 80 ? 'notice.at80' : 'notice.at100', [
    siteText(site),
    formatAmount(BigInt(used), decimals),
    amountWords({
      ...{ network, asset, amount: of },
      ...{ isUpTo: false, provenAmount: null },
    }),
  ])
}
