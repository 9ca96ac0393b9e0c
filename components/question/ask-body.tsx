import { i18n } from '#i18n'
import { Amount } from '@/components/amount'
import { Notice } from '@/components/ui/notice'
import type { QuestionView } from '@/lib/contracts/question'
import { OfferChooser } from './offer-chooser'
import { PermitNote } from './permit-note'
import type { PricedOffer } from './priced-offer'
import { QuestionDetails } from './question-details'
import { QuestionFacts } from './question-facts'
import { StopNote } from './stop-note'
import { TooLittle } from './too-little'
import { UnpayableList } from './unpayable-list'
import type { Choosing } from './use-choosing'
import { Usually } from './usually'
import { WhoAndWhat } from './who-and-what'

type AskBodyProps = {
  question: QuestionView
  choosing: Choosing & { chosen: PricedOffer }
  address: string | null
  onNever: () => void
}

/** The question itself: how much, to whom, for what, and what to weigh. */
export function AskBody({
  question,
  choosing,
  address,
  onNever,
}: AskBodyProps) {
  const { ways, chosen, proposed, choose } = choosing
  const { network, asset, isUpTo, isUpfront } = chosen.view
  return (
    <>
      <div className="flex flex-col gap-2">
        <div className="text-center">
          {isUpTo && <p className="text-muted">{i18n.t('question.upTo')}</p>}
          <Amount
            atomic={chosen.amount}
            network={network}
            asset={asset}
            size="large"
            hasDollars={!chosen.network.isTest}
          />
          <Usually offer={chosen} />
        </div>
        <WhoAndWhat asked={question} />
      </div>
      <StopNote question={question} />
      {isUpfront && <Notice tone="wait">{i18n.t('question.upFront')}</Notice>}
      <PermitNote offer={chosen} />
      {address && (
        <TooLittle
          offer={chosen}
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
      <QuestionFacts
        question={question}
        offer={chosen}
        hasAccount={address !== null}
      />
      <QuestionDetails
        question={question}
        offer={chosen}
        address={address}
        onNever={onNever}
      />
      <UnpayableList unpayable={question.unpayable} />
    </>
  )
}
