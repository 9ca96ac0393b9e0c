import { i18n } from '#i18n'
import type { PaymentDetail } from '@/lib/contracts/history'
import { Transaction } from './history/transaction'
import { ProofMark } from './proof-mark'
import { Fact } from './question/fact'
import { SellerText } from './seller-text'
import { Pill } from './ui/pill'

type ReceiptProps = {
  receipt: NonNullable<PaymentDetail['receipt']>
  /** The network the payment was made on, which decides the explorer. */
  network: string
  /** What the chain shows. */
  proof: PaymentDetail['proof']
}

/** The decoded receipt: the seller's word, and said so until it is proven. */
export function Receipt({ receipt, network, proof }: ReceiptProps) {
  const { success, transaction, payer, amount, error } = receipt
  const shown = proof?.kind === 'settled' ? proof.transaction : null
  const isSame = transaction?.toLowerCase() === shown?.toLowerCase()
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Pill>{i18n.t('history.sellerSays')}</Pill>
        {shown && transaction && isSame && <ProofMark by="chain" />}
      </div>
      {shown && transaction && !isSame && (
        <p className="text-bad">{i18n.t('history.otherTransaction')}</p>
      )}
      {proof?.kind === 'dead' && success && (
        <p className="text-bad">{i18n.t('history.neverTaken')}</p>
      )}
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
