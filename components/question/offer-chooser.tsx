import { useId } from 'react'
import { i18n } from '#i18n'
import { NetworkMark } from '@/components/network-mark'
import type { ProposedBecause } from '@/lib/policy/propose'
import { formatAmount } from '@/lib/tokens/amount'
import type { PricedOffer } from './priced-offer'

type OfferChooserProps = {
  ways: readonly PricedOffer[]
  chosen: PricedOffer
  proposed: { offer: PricedOffer; because: ProposedBecause }
  onChoose: (index: number) => void
}

const why = {
  only: 'question.choseOnly',
  'cheapest-funded': 'question.choseCheapestFunded',
  'cheapest-perhaps': 'question.choseCheapestPerhaps',
  cheapest: 'question.choseCheapest',
  'preferred-funded': 'question.chosePreferredFunded',
  'preferred-perhaps': 'question.chosePreferredPerhaps',
  preferred: 'question.chosePreferred',
} as const

/** Several ways to pay, one proposed and said why. */
export function OfferChooser({
  ways,
  chosen,
  proposed,
  onChoose,
}: OfferChooserProps) {
  const name = useId()
  return (
    <fieldset className="overflow-hidden rounded-control border border-line">
      <legend className="sr-only">{i18n.t('question.choose')}</legend>
      {ways.map((offer) => (
        <label
          key={offer.view.index}
          className="flex items-start gap-2 border-line border-b px-3 py-2 last:border-b-0 has-checked:bg-card has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-copper has-[:focus-visible]:-outline-offset-2"
        >
          <input
            type="radio"
            name={name}
            checked={offer.view.index === chosen.view.index}
            onChange={() => onChoose(offer.view.index)}
            className="mt-1 shrink-0 accent-copper"
          />
          <span className="flex min-w-0 flex-1 flex-col">
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="tabular font-medium [overflow-wrap:anywhere]">
                {formatAmount(offer.amount, offer.token.decimals)}{' '}
                {offer.token.symbol}
              </span>
              <NetworkMark network={offer.network.id} />
            </span>
            <span className="flex flex-wrap justify-between gap-x-3 text-12 text-muted">
              <span>{wordsOfBalance(offer)}</span>
              {offer.view.index === proposed.offer.view.index && (
                <span>{i18n.t(why[proposed.because])}</span>
              )}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function wordsOfBalance({ balance, token }: PricedOffer): string {
  if (balance === undefined) return i18n.t('question.balanceWaiting')
  if (balance === null) return i18n.t('question.chooseBalanceUnknown')
  return i18n.t('question.chooseBalance', [
    formatAmount(balance, token.decimals),
  ])
}
