import { i18n } from '#i18n'
import type { PaymentRow } from '@/lib/contracts/history'
import { Amount } from './amount'
import { knownAmount } from './known-amount'

/**
 * What a payment came to. Of a maximum: itself, marked as one, until the chain
 * shows what was taken.
 */
export function RowAmount({
  row,
}: {
  row: Pick<
    PaymentRow,
    'amount' | 'provenAmount' | 'isUpTo' | 'network' | 'asset'
  >
}) {
  const { isUpTo, network, asset } = row
  const { amount, isProven } = knownAmount(row)
  return (
    <>
      {isProven && (
        <>
          <Amount atomic={amount} network={network} asset={asset} />{' '}
        </>
      )}
      {isUpTo && (
        <span className="font-normal text-12 text-muted">
          {i18n.t(isProven ? 'history.ofUpTo' : 'question.upTo')}{' '}
        </span>
      )}
      <span className={isProven ? 'font-normal text-12 text-muted' : ''}>
        <Amount atomic={row.amount} network={network} asset={asset} />
      </span>
    </>
  )
}
