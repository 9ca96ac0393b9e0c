import { memo } from 'react'
import { i18n } from '#i18n'
import type { PaymentRow as Row } from '@/lib/contracts/history'
import { networkById } from '@/lib/tokens/networks'
import { outcomeWords } from './outcome-words'
import { PaymentStatus } from './payment-status'
import { ProofMark } from './proof-mark'
import { exactTime } from './question/words-of-time'
import { RowAmount } from './row-amount'
import { cleanSellerWords } from './seller-words'
import { ShortSite } from './short-site'
import { classNames } from './ui/class-names'
import { Pill } from './ui/pill'

type PaymentRowProps = {
  row: Row
  onOpen?: (id: string) => void
  isOpen?: boolean
  /** Unix ms, for what is said about time. */
  nowMs?: number
  /** For the popup: closer, no words beside the mark, nobody named. */
  isShort?: boolean
}

/** One line of the history; opens it where `onOpen` is given. */
export const PaymentRow = memo(function PaymentRow({
  row,
  onOpen,
  isOpen = false,
  nowMs = 0,
  isShort = false,
}: PaymentRowProps) {
  const line = (
    <>
      <span className="pt-0.5">
        <PaymentStatus
          status={row.status}
          {...(isShort ? {} : { words: '' })}
        />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-3">
          <ShortSite origin={row.site} />
          <span className="max-w-[60%] shrink-0 text-right">
            <RowAmount row={row} />
          </span>
        </span>
        <span className="flex flex-wrap items-baseline gap-x-2 text-12 text-muted">
          <span className="flex min-w-[40%] flex-1 items-baseline gap-2">
            <span className="min-w-0 truncate">
              <PageName row={row} />
            </span>
            {networkById(row.network)?.isTest && (
              <Pill tone="test">{i18n.t('ui.test')}</Pill>
            )}
            {row.isImported && <Pill>{i18n.t('history.fromFile')}</Pill>}
            {row.isHidden && <Pill>{i18n.t('history.hidden')}</Pill>}
          </span>
          {!isShort && <HowItWent row={row} nowMs={nowMs} />}
        </span>
      </span>
    </>
  )
  const look = classNames(
    'flex w-full items-start gap-3 px-3 text-left',
    // What stands at the edges of the history covers none that has the focus.
    isShort ? 'py-1.5' : 'scroll-mt-40 scroll-mb-20 py-2.5',
  )
  if (!onOpen) return <div className={look}>{line}</div>
  return (
    <button
      type="button"
      aria-current={isOpen || undefined}
      onClick={() => onOpen(row.id)}
      className={`${look} rounded-control -outline-offset-2 hover:bg-card aria-[current]:bg-card`}
    >
      {line}
    </button>
  )
})

/** The page's own name, cleaned, or the path the browser asked for. */
function PageName({ row }: { row: Row }) {
  const title = cleanSellerWords(row.title)
  const path = URL.parse(row.url)?.pathname ?? row.url
  return <bdi dir={title ? 'auto' : 'ltr'}>{title || path}</bdi>
}

/** The outcome, who says so, and who decided; exact time on hover. */
function HowItWent({ row, nowMs }: { row: Row; nowMs: number }) {
  return (
    <span title={exactTime(row.createdAtMs)}>
      {outcomeWords(row, nowMs)}
      {' · '}
      {row.isProvenBy !== 'none' && (
        <>
          <ProofMark by={row.isProvenBy} />
          {' · '}
        </>
      )}
      {i18n.t(`history.${row.decidedBy}`)}
    </span>
  )
}
