import { i18n } from '#i18n'
import type { SeenOffer } from '@/lib/contracts/developer'
import { Amount } from '../amount'
import { NetworkMark } from '../network-mark'
import { SellerText } from '../seller-text'
import { shortAddress } from '../short-address'
import { Pill } from '../ui/pill'
import { Because } from './because'

/** Every entry of `accepts`: payable, or the reason it is not. */
export function SeenOffers({ offers }: { offers: readonly SeenOffer[] }) {
  return (
    <ol className="flex flex-col gap-3">
      {offers.map((offer) => (
        <li
          key={offer.index}
          className="flex flex-col gap-1 border-line border-l-2 pl-3"
        >
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-mono text-12 text-muted">
              accepts[{offer.index}]
            </span>
            <Pill tone={offer.because === null ? 'good' : 'bad'}>
              {i18n.t(
                offer.because === null
                  ? 'developer.payable'
                  : 'developer.unpayable',
              )}
            </Pill>
          </p>
          {offer.because === null ? (
            <PayableWords says={offer.says} />
          ) : (
            <>
              <Because code={offer.because} />
              <p className="text-12">
                <SellerText text={wordsOf(offer.says)} />
              </p>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

function PayableWords({ says }: Pick<SeenOffer, 'says'>) {
  const { amount = '0', network = '', asset = '', payTo = '', scheme } = says
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="font-medium">
        <Amount atomic={amount} network={network} asset={asset} />
      </span>
      <NetworkMark network={network} />
      <span className="font-mono text-12 text-muted">{scheme}</span>
      <span className="font-mono text-12 text-muted" title={payTo}>
        → {shortAddress(payTo)}
      </span>
    </p>
  )
}

function wordsOf(says: SeenOffer['says']): string {
  return [says.amount, says.asset, says.network, says.scheme]
    .filter(Boolean)
    .join(' · ')
}
