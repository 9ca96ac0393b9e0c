import { i18n } from '#i18n'
import { Amount } from '@/components/amount'
import { knownAmount } from '@/components/known-amount'
import { NetworkMark } from '@/components/network-mark'
import type { Previous } from './before-words'

type Paid = Pick<
  Previous,
  'amount' | 'provenAmount' | 'isUpTo' | 'network' | 'asset'
>

/** What a payment came to, large: of a maximum, what the chain shows. */
export function PaidAmount({ paid }: { paid: Paid }) {
  const { network, asset } = paid
  const { amount, isProven, isUpTo } = knownAmount(paid)
  return (
    <div className="flex flex-col items-center">
      {isUpTo && <p className="text-muted">{i18n.t('question.upTo')}</p>}
      <Amount atomic={amount} network={network} asset={asset} size="large" />
      {isProven && (
        <p className="text-12 text-muted">
          {i18n.t('history.ofUpTo')}{' '}
          <Amount atomic={paid.amount} network={network} asset={asset} />
        </p>
      )}
      <p className="text-12 text-muted">
        <NetworkMark network={network} />
      </p>
    </div>
  )
}
