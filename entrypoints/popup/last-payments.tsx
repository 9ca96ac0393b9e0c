import { useQuery } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { historyAddress } from '@/components/history/history-address'
import { PaymentRow } from '@/components/payment-row'
import { recentQuery } from '@/lib/client/queries'

const shown = 5

/** The newest payments, in a place that keeps its size while they load. */
export function LastPayments() {
  const { data, isError } = useQuery(recentQuery(shown))
  return (
    <section className="flex flex-col gap-1">
      <h2 className="text-12 text-muted">{i18n.t('popup.lastPayments')}</h2>
      {data?.rows.length === 0 || (!data && isError) ? (
        <p className="flex min-h-15 items-center text-muted">
          {i18n.t(data ? 'popup.noPayments' : 'history.failed')}
        </p>
      ) : (
        <ul className="-mx-3 min-h-15">
          {data?.rows.map((row) => (
            <li key={row.id}>
              <PaymentRow
                row={row}
                isShort
                onOpen={(id) => window.open(historyAddress(id))}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
