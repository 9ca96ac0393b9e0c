import { i18n } from '#i18n'
import { Address } from '@/components/address'
import { SellerText } from '@/components/seller-text'
import { Notice } from '@/components/ui/notice'
import type { QuestionView } from '@/lib/contracts/question'
import { QuestionDetails } from './question-details'
import { SignedText } from './signed-text'
import { siteWords } from './site-words'
import { WhoAndWhat } from './who-and-what'

/** A page that sells nothing and wants to know whose account asks. */
export function SignInBody({
  question,
  onNever,
}: {
  question: QuestionView
  onNever: () => void
}) {
  const { signIn, seller } = question
  if (signIn?.kind !== 'offered') return null
  return (
    <>
      <h2 className="text-center font-medium text-20">
        {i18n.t('question.signIn')}
      </h2>
      <WhoAndWhat asked={question} />
      <Notice title={i18n.t('question.signInFree')}>
        <p className="[overflow-wrap:anywhere]">
          {i18n.t('question.signInLearns', [siteWords(seller)])}
        </p>
        <p className="mt-2">
          <Address value={signIn.address} />
        </p>
      </Notice>
      {signIn.statement && (
        <p>
          <SellerText text={signIn.statement} />
        </p>
      )}
      <SignedText signIn={signIn} />
      <QuestionDetails
        question={question}
        offer={null}
        address={null}
        onNever={onNever}
      />
    </>
  )
}
