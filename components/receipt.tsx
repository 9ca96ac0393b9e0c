import { i18n } from '#i18n'
import type { PaymentDetail } from '@/lib/contracts/history'
import { networkById } from '@/lib/tokens/networks'
import { Fact } from './question/question-facts'
import { SellerText } from './seller-text'
import { ExternalLink } from './ui/external-link'
import { Pill } from './ui/pill'

type ReceiptProps = {
  receipt: NonNullable<PaymentDetail['receipt']>
  /** The network the payment was made on, which decides the explorer. */
  network: string
}

/** The decoded receipt: the seller's word, and said so. */
export function Receipt({ receipt, network }: ReceiptProps) {
  const { success, transaction, payer, amount, error } = receipt
  return (
    <div className="flex flex-col gap-2">
      <div>
        <Pill>{i18n.t('history.sellerSays')}</Pill>
      </div>
      <dl className="flex flex-col gap-1.5">
        <Fact name={i18n.t('history.receiptSuccess')}>
          {i18n.t(
            success === null
              ? 'history.receiptSilent'
              : success
                ? 'history.receiptYes'
                : 'history.receiptNo',
          )}
        </Fact>
        {transaction && (
          <Fact name={i18n.t('history.transaction')}>
            <Transaction hash={transaction} network={network} />
          </Fact>
        )}
        {receipt.network && (
          <Fact name={i18n.t('history.network')}>
            <SellerText text={receipt.network} isLabelShown={false} />
          </Fact>
        )}
        {payer && (
          <Fact name={i18n.t('history.payer')}>
            <SellerText text={payer} isLabelShown={false} />
          </Fact>
        )}
        {amount && (
          <Fact name={i18n.t('history.amount')}>
            <SellerText
              text={i18n.t('history.atomic', [amount])}
              isLabelShown={false}
            />
          </Fact>
        )}
        {error && (
          <Fact name={i18n.t('history.error')}>
            <SellerText text={error} isLabelShown={false} />
          </Fact>
        )}
      </dl>
    </div>
  )
}

/** A link only for what is a transaction hash, to an explorer of our table. */
function Transaction({ hash, network }: { hash: string; network: string }) {
  const explorer = networkById(network)?.explorerUrl
  if (!explorer || !/^0x[0-9a-f]{64}$/i.test(hash))
    return <SellerText text={hash} isLabelShown={false} />
  return (
    <>
      <span className="break-all font-mono text-12">{hash}</span>{' '}
      <ExternalLink href={`${explorer}/tx/${hash}`}>
        {i18n.t('history.explorer', [new URL(explorer).host])}
      </ExternalLink>
    </>
  )
}
