import { i18n } from '#i18n'
import { NetworkMark } from '@/components/network-mark'
import type { PricedOffer } from './priced-offer'
import type { Items } from './use-items'

type QuestionAsideProps = {
  chosen: PricedOffer | null
  items: Items | null
  /** Place in the queue, from 1. */
  position: { at: number; of: number }
}

/** The network, where it is one for all, and the place in the queue. */
export function QuestionAside({ chosen, items, position }: QuestionAsideProps) {
  const offers = items ? items.all.map(({ offer }) => offer) : [chosen]
  const networks = new Set(offers.map((offer) => offer?.network.id))
  return (
    <>
      {networks.size === 1 && chosen && (
        <NetworkMark network={chosen.network.id} />
      )}
      {position.of > 1 && (
        <span className="tabular">
          {i18n.t('question.position', [
            String(position.at),
            String(position.of),
          ])}
        </span>
      )}
    </>
  )
}
