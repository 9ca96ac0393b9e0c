import { type Answered, done } from './answered'
import type { Parts } from './journey'
import { pageAnswers, whyNotThere } from './page-answers'
import type { Question } from './question'
import type { SignInRoom } from './sign-in'

/** A person's yes to a sign-in: it is made on the terms that were shown. */
export function createAnswerSignIn(parts: Parts, signIn: SignInRoom) {
  const { questions, approver, presenter, vault } = parts

  return async function answerSignIn(question: Question): Promise<Answered> {
    const { signIn: offer, target, site } = question
    if (offer?.kind !== 'offered')
      return { ok: false, because: 'TERMS_CHANGED' }
    if (!(await vault.isUnlocked())) return { ok: false, because: 'LOCKED' }
    const notThere = whyNotThere(await pageAnswers(presenter, target))
    if (notThere) {
      if (notThere === 'GONE') await questions.remove(question.id)
      approver.changed()
      return { ok: false, because: notThere }
    }
    const { requestKey, terms, address, purchaseId } = offer
    const signed = await signIn.make({
      ...{ requestKey, terms, address, purchaseId, site, target },
      ruleId: null,
    })
    if (signed.ok) await questions.remove(question.id)
    // What is left is to pay, or to read why there is no way in.
    else if (signed.because !== 'LOCKED')
      await questions.change(question.id, (one) => ({
        ...one,
        ...(one.state === 'sign-in' && {
          state: 'unpayable',
          because: signed.because,
        }),
        signIn: { kind: 'refused', because: signed.because },
      }))
    approver.changed()
    if (!signed.ok) return signed
    void presenter.go(target, signed.fragment).catch(() => undefined)
    return done()
  }
}
