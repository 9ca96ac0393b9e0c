import { i18n } from '#i18n'
import { RawText } from '@/components/raw-text'
import type { QuestionView } from '@/lib/contracts/question'

/** A sign-in that can be made. */
export type OfferedSignIn = Extract<
  NonNullable<QuestionView['signIn']>,
  { kind: 'offered' }
>

/** The text that is signed, word for word. */
export function SignedText({ signIn }: { signIn: OfferedSignIn }) {
  return (
    <details className="text-12">
      <summary className="rounded-control text-muted underline decoration-dotted underline-offset-4">
        {i18n.t('question.signedText')}
      </summary>
      <RawText text={signIn.message} isProse />
    </details>
  )
}
