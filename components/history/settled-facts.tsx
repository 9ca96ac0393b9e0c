import { i18n } from '#i18n'
import { Address } from '@/components/address'
import { Amount } from '@/components/amount'
import { Fact } from '@/components/question/fact'
import { exactTime } from '@/components/question/words-of-time'
import type { PaymentRow, ProofView } from '@/lib/contracts/history'
import { isDeep } from '@/lib/policy/deep'
import { Transaction } from './transaction'

type SettledFactsProps = {
  /** What of an allowance for this payment was left over, atomic units. */
  allowanceLeft: string | null
  proof: Extract<ProofView, { kind: 'settled' }>
  row: PaymentRow
}

/** The transaction that took the money, as the chain shows it. */
export function SettledFacts({ allowanceLeft, proof, row }: SettledFactsProps) {
  const { network, asset, amount } = row
  return (
    <dl className="flex flex-col gap-1.5">
      {(row.isUpTo || BigInt(proof.amount) !== BigInt(amount)) && (
        <Fact name={i18n.t(row.isUpTo ? 'history.takenOf' : 'history.taken')}>
          <Amount atomic={proof.amount} network={network} asset={asset} />
        </Fact>
      )}
      {allowanceLeft !== null && (
        <Fact name={i18n.t('history.allowanceLeft')}>
          <Amount atomic={allowanceLeft} network={network} asset={asset} />
          <span className="text-muted">
            {' '}
            {i18n.t('history.allowanceLeftHint')}
          </span>
        </Fact>
      )}
      <Fact name={i18n.t('history.transaction')}>
        <Transaction hash={proof.transaction} network={network} />
      </Fact>
      <Fact name={i18n.t('history.block')}>
        <span className="tabular">{proof.block}</span>
        <span className="text-muted"> · {exactTime(proof.blockTimeMs)}</span>
      </Fact>
      <Fact name={i18n.t('history.confirmations')}>
        <span className="tabular">{proof.confirmations}</span>
        {!isDeep(proof) && (
          <span className="text-muted"> · {i18n.t('history.notDeep')}</span>
        )}
      </Fact>
      <Fact name={i18n.t('history.submitter')}>
        <Address value={proof.submitter} />
      </Fact>
    </dl>
  )
}
