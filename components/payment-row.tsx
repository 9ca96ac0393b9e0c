import { i18n } from '#i18n'
import type { PaymentRow as Row } from '@/lib/contracts/history'
import { networkById } from '@/lib/tokens/networks'
import { Amount } from './amount'
import { PaymentStatus } from './payment-status'
import { exactTime } from './question/words-of-time'
import { cleanSellerWords } from './seller-words'
import { ShortSite } from './short-site'
import { classNames } from './ui/class-names'
import { Pill } from './ui/pill'

/** The page's own name, cleaned, or the path the browser asked for. */
function PageName({ row }: { row: Row }) {
  const title = cleanSellerWords(row.title)
  const path = URL.parse(row.url)?.pathname ?? row.url
  return <bdi dir={title ? 'auto' : 'ltr'}>{title || path}</bdi>
}

/** One line of the history; opens it where `onOpen` is given. */
export function PaymentRow({
  row,
  onOpen,
  isOpen = false,
  isShort = false,
}: {
  row: Row
  onOpen?: () => void
  isOpen?: boolean
  /** For the popup: closer, no words beside the mark, nobody named. */
  isShort?: boolean
}) {
  const line = (
    <>
      <span className="pt-0.5">
        <PaymentStatus status={row.status} isWordShown={false} />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-3">
          <ShortSite origin={row.site} />
          <span className="max-w-[60%] shrink-0 text-right">
            <Amount
              atomic={row.amount}
              network={row.network}
              asset={row.asset}
            />
          </span>
        </span>
        <span className="flex items-baseline gap-2 text-12 text-muted">
          <span className="min-w-0 flex-1 truncate">
            <PageName row={row} />
          </span>
          {networkById(row.network)?.isTest && (
            <Pill tone="test">{i18n.t('ui.test')}</Pill>
          )}
          {!isShort && (
            <span className="shrink-0" title={exactTime(row.createdAtMs)}>
              <span aria-hidden>{i18n.t(`status.${row.status}`)}</span>
              {' · '}
              {i18n.t(`history.${row.decidedBy}`)}
            </span>
          )}
        </span>
      </span>
    </>
  )
  const look = classNames(
    'flex w-full items-start gap-3 px-3 text-left',
    isShort ? 'py-1.5' : 'py-2.5',
  )
  if (!onOpen) return <div className={look}>{line}</div>
  return (
    <button
      type="button"
      aria-current={isOpen || undefined}
      onClick={onOpen}
      className={`${look} rounded-control -outline-offset-2 hover:bg-card aria-[current]:bg-card`}
    >
      {line}
    </button>
  )
}
