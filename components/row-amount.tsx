import { i18n } from '#i18n'
import type { PaymentRow } from '@/lib/contracts/history'
import { Amount } from './amount'

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
  const { amount, provenAmount, isUpTo, network, asset } = row
  const isKnown = isUpTo && provenAmount !== null
  return (
    <>
      {isKnown && (
        <>
          <Amount atomic={provenAmount} network={network} asset={asset} />{' '}
        </>
      )}
      {isUpTo && (
        <span className="font-normal text-12 text-muted">
          {i18n.t(isKnown ? 'history.ofUpTo' : 'question.upTo')}{' '}
        </span>
      )}
      <span className={isKnown ? 'font-normal text-12 text-muted' : ''}>
        <Amount atomic={amount} network={network} asset={asset} />
      </span>
    </>
  )
}
