import { i18n } from '#i18n'
import { Address } from '@/components/address'
import { Pill } from '@/components/ui/pill'
import type { OfferView, QuestionView } from '@/lib/contracts/question'
import { formatAmount } from '@/lib/tokens/amount'
import { Fact } from './fact'
import type { PricedOffer } from './priced-offer'
import { TakenFacts } from './taken-facts'
import { wordsOfSpan } from './words-of-time'

type QuestionFactsProps = {
  question: QuestionView
  offer: PricedOffer
  /** There is an account whose balance can be asked for. */
  hasAccount: boolean
}

/** What a person weighs before answering, a line each. */
export function QuestionFacts({
  question,
  offer,
  hasAccount,
}: QuestionFactsProps) {
  const { view } = offer
  return (
    <dl className="flex flex-col gap-1.5">
      <Fact name={i18n.t('question.recipient')}>
        <Address value={view.payTo} /> <Recipient recipient={view.recipient} />
      </Fact>
      {hasAccount && (
        <Fact name={i18n.t('question.balanceAfter')}>
          <BalanceAfter offer={offer} />
        </Fact>
      )}
      <TakenFacts question={question} offer={offer} />
      <Fact name={i18n.t('question.lives')}>
        {wordsOfSpan(view.livesSeconds)}
        {view.askedSeconds > view.livesSeconds && (
          <span className="text-muted">
            {' '}
            ·{' '}
            {i18n.t('question.livesReduced', [wordsOfSpan(view.askedSeconds)])}
          </span>
        )}
      </Fact>
    </dl>
  )
}

/** Whether this recipient was paid before. */
export function Recipient({
  recipient,
}: {
  recipient: OfferView['recipient']
}) {
  switch (recipient.kind) {
    case 'same':
      return (
        <span className="text-12 text-good">
          {i18n.t('question.recipientSame', recipient.count)}
        </span>
      )
    case 'new':
      return <Pill>{i18n.t('question.recipientNew')}</Pill>
    case 'changed':
      return <Pill tone="bad">{i18n.t('question.recipientChanged')}</Pill>
  }
}

/** What is left after paying, as far as it is known. */
export function BalanceAfter({
  offer: { balanceAfter, token },
}: {
  offer: Pick<PricedOffer, 'balanceAfter' | 'token'>
}) {
  if (balanceAfter === undefined)
    return (
      <span className="text-muted">{i18n.t('question.balanceWaiting')}</span>
    )
  if (balanceAfter === null)
    return (
      <span className="text-muted">{i18n.t('question.balanceUnknown')}</span>
    )
  const words = `${formatAmount(balanceAfter, token.decimals)} ${token.symbol}`
  return balanceAfter < 0n ? <span className="text-bad">{words}</span> : words
}
