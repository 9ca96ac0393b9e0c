import { i18n } from '#i18n'
import { UsedBar } from '@/components/limits/used-bar'
import type { LimitBar } from '@/lib/contracts/limits'
import type { QuestionView } from '@/lib/contracts/question'
import { Fact } from './fact'
import type { PricedOffer } from './priced-offer'
import { isMoreThan, type Taken, wordsOfTaken } from './taken'

type TakenFactsProps = {
  question: QuestionView
  offer: PricedOffer
}

/**
 * What the site took before, in real or in test money; of its limit, where
 * there is one for this way to pay.
 */
export function TakenFacts({ question, offer }: TakenFactsProps) {
  const place = question.offers.findIndex(
    ({ index }) => index === offer.view.index,
  )
  const limits = question.limits[place]
  return (
    <>
      <TakenFact
        name={i18n.t('question.taken24h')}
        taken={question.taken24h}
        bar={limits?.per24h}
        offer={offer}
      />
      <TakenFact
        name={i18n.t('question.taken30d')}
        taken={question.taken30d}
        bar={limits?.per30d}
        offer={offer}
      />
    </>
  )
}

type TakenFactProps = {
  name: string
  taken: readonly Taken[]
  bar: LimitBar | undefined
  offer: PricedOffer
}

function TakenFact({ name, taken, bar, offer }: TakenFactProps) {
  const { token, network } = offer
  const inAll = wordsOfTaken(taken, network.isTest).join(' + ')
  if (!bar)
    return <Fact name={name}>{inAll || i18n.t('question.takenNothing')}</Fact>
  return (
    <Fact name={name}>
      <UsedBar label={name} {...bar} decimals={token.decimals} isInline />
      {/* A limit counts what was paid unasked; by hand it may be more. */}
      {isMoreThan(taken, network.isTest, token, BigInt(bar.used)) && (
        <span className="text-12 text-muted">
          {i18n.t('question.takenInAll', [inAll])}
        </span>
      )}
    </Fact>
  )
}
