import { i18n } from '#i18n'
import { Address } from '@/components/address'
import { Amount } from '@/components/amount'
import { NetworkMark } from '@/components/network-mark'
import { Notice } from '@/components/ui/notice'
import type { QuestionView } from '@/lib/contracts/question'
import { Fact } from './fact'
import { ItemList } from './item-list'
import { payeeOfAll } from './item-totals'
import { OfferChooser } from './offer-chooser'
import { Parties } from './parties'
import type { PricedOffer } from './priced-offer'
import { QuestionDetails } from './question-details'
import { BalanceAfter, Recipient } from './question-facts'
import { StopNote } from './stop-note'
import { TakenFacts } from './taken-facts'
import { TooLittle } from './too-little'
import type { Choosing } from './use-choosing'
import type { Items } from './use-items'
import { wordsOfSpan } from './words-of-time'

type ItemsBodyProps = {
  question: QuestionView
  items: Items
  /** How they are paid; the offer is the first one's. */
  choosing: Choosing & { chosen: PricedOffer }
  address: string | null
  onNever: () => void
}

/** Several things of one page: what they cost together, and each of them. */
export function ItemsBody({
  question,
  items,
  choosing,
  address,
  onNever,
}: ItemsBodyProps) {
  const { ticked, totals } = items
  const { ways, chosen, proposed, choose } = choosing
  const views = ticked.map(({ offer }) => offer.view)
  const isOne = totals.length === 1
  const payee = payeeOfAll(items.all)
  const short = totals.find(
    ({ balanceAfter }) => typeof balanceAfter === 'bigint' && balanceAfter < 0n,
  )
  return (
    <>
      <div className="flex flex-col gap-2 text-center">
        {views.some(({ isUpTo }) => isUpTo) && (
          <p className="text-muted">{i18n.t('question.upTo')}</p>
        )}
        {totals.map(({ network, token, amount }) => (
          <div
            key={`${network.id}/${token.address}`}
            className={isOne ? undefined : 'font-semibold text-20'}
          >
            <Amount
              atomic={amount}
              network={network.id}
              asset={token.address}
              size={isOne ? 'large' : 'text'}
              hasDollars={isOne && !network.isTest}
            />
            {!isOne && (
              <span className="ml-2 font-normal text-12 text-muted">
                <NetworkMark network={network.id} />
              </span>
            )}
          </div>
        ))}
        {ticked.length === 0 && (
          <p className="text-muted">{i18n.t('question.itemsNone')}</p>
        )}
        <p className="text-16">
          <Parties site={question.site} seller={question.seller} />
        </p>
      </div>
      <StopNote question={question} />
      {views.some(({ isUpfront }) => isUpfront) && (
        <Notice tone="wait">{i18n.t('question.upFront')}</Notice>
      )}
      {address && short && (
        <TooLittle
          offer={short}
          address={address}
          untilMs={question.expiresAtMs}
        />
      )}
      {ways.length > 1 && proposed && (
        <OfferChooser
          ways={ways}
          chosen={chosen}
          proposed={proposed}
          onChoose={choose}
        />
      )}
      <ItemList
        items={items}
        seller={question.seller}
        isOnePayee={payee !== null}
      />
      <dl className="flex flex-col gap-1.5">
        {payee && (
          <Fact name={i18n.t('question.recipient')}>
            <Address value={payee.payTo} />{' '}
            <Recipient recipient={payee.recipient} />
          </Fact>
        )}
        {address &&
          totals.map((total) => (
            <Fact
              key={`${total.network.id}/${total.token.address}`}
              name={i18n.t('question.balanceAfter')}
            >
              <BalanceAfter offer={total} />
            </Fact>
          ))}
        <TakenFacts question={question} offer={chosen} />
        {views.length > 0 && (
          <Fact name={i18n.t('question.lives')}>
            {wordsOfSpan(
              Math.max(...views.map(({ livesSeconds }) => livesSeconds)),
            )}
          </Fact>
        )}
      </dl>
      <QuestionDetails
        question={question}
        offer={chosen}
        address={address}
        onNever={onNever}
      />
    </>
  )
}
