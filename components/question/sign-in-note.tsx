import { i18n } from '#i18n'
import { Notice } from '@/components/ui/notice'
import type { QuestionView } from '@/lib/contracts/question'
import { reasonWords } from './reason-words'
import { SignedText } from './signed-text'
import { siteWords } from './site-words'

/** A way in that takes no money, or why the seller's own is not taken. */
export function SignInNote({
  signIn,
  seller,
}: Pick<QuestionView, 'signIn' | 'seller'>) {
  if (!signIn) return null
  if (signIn.kind === 'refused') {
    const words = reasonWords(signIn.because)
    return (
      <Notice tone="wait" title={i18n.t('question.signInRefused')}>
        <p>{words.what}</p>
        <p className="text-muted">{words.do}</p>
      </Notice>
    )
  }
  return (
    <div className="flex flex-col gap-2 text-12 text-muted">
      <p className="[overflow-wrap:anywhere]">
        {i18n.t('question.signInHelp', [siteWords(seller)])}
      </p>
      <SignedText signIn={signIn} />
    </div>
  )
}
