import type { Offer } from '@/lib/schemes/offer'
import { type Allowance, createAnswerRule } from './answer-rule'
import { type Answered, done } from './answered'
import type { PayResult } from './hand-over'
import { inquiryOf, latestOf } from './inquiry'
import type { Parts } from './journey'
import type { Look } from './look'
import type { createPay } from './pay'
import { reasonOf } from './pay-reason'
import type { Payment } from './payment'
import { purchaseKeyOf } from './purchase-key-of'
import type { Question } from './question'

/** A yes to an offer, and what is allowed for the time after. */
export type PayChoice = Allowance & { offerIndex: number; again: boolean }

/** A person's yes: to pay, or to hand the same authorisation over again. */
export function createAnswerPay(
  parts: Parts,
  pay: ReturnType<typeof createPay>,
  look: Look,
) {
  const { questions, approver, presenter, vault, ledger, clock } = parts
  const answerRule = createAnswerRule(parts)

  /** Sets an armed request off and closes its question. */
  async function finish(
    question: Question,
    result: PayResult,
  ): Promise<Answered> {
    if (!result.ok) {
      if (result.because === 'GONE') await questions.remove(question.id)
      else if (result.previousId)
        await questions.change(question.id, (one) => ({
          ...one,
          state: 'paid-before',
          because: null,
          previousId: result.previousId ?? null,
        }))
      approver.changed()
      return { ok: false, because: result.because }
    }
    await questions.remove(question.id)
    approver.changed()
    // The page may have gone since: then nothing was sent, which is noticed and
    // told like any payment that is lost. The yes stands, and so do others, and
    // none waits for a page that is busy.
    void presenter.go(question.target, result.fragment).catch(() => undefined)
    return done({ paymentIds: [result.paymentId] })
  }

  /**
   * The payment of a page that coming back to it would be asked about. An
   * unanswered one that was paid in the same way is handed over again instead.
   */
  async function boughtBefore(
    question: Question,
    payable: readonly Offer[],
    offer: Offer,
  ): Promise<Payment | undefined> {
    if (question.target.kind !== 'open') return undefined
    const inquiry = inquiryOf(question, payable, clock.nowMs())
    const latest = latestOf((await ledger.look(inquiry)).previous)
    if (!latest || latest.requestKey === question.id) return undefined
    const isSame = latest.purchaseKey === purchaseKeyOf(question, offer)
    return latest.delivery === 'ok' || !isSame ? latest : undefined
  }

  const failed = (error: unknown): PayResult => ({
    ok: false,
    because: reasonOf(error),
  })

  return {
    async present(question: Question): Promise<Answered> {
      if (!question.previousId) return { ok: false, because: 'GONE' }
      const shown = await pay
        .presentAgain(question.previousId, question.target)
        .catch(failed)
      return await finish(question, shown)
    },

    async pay(question: Question, choice: PayChoice): Promise<Answered> {
      const { offerIndex, again } = choice
      const { challenge, target } = question
      if (!challenge) return { ok: false, because: 'TERMS_CHANGED' }
      if (!(await vault.isUnlocked())) return { ok: false, because: 'LOCKED' }
      const { payable } = await look.offers(challenge)
      const offer = payable.find((one) => one.index === offerIndex)
      if (!offer) return { ok: false, because: 'TERMS_CHANGED' }

      const problem = await answerRule.problem(choice, question, offer)
      if (problem) return { ok: false, because: problem }

      // Another tab may have bought it while this one waited for an answer.
      const before = again
        ? undefined
        : await boughtBefore(question, payable, offer)
      if (before)
        return await finish(question, {
          ok: false,
          because: 'PAID_BEFORE',
          previousId: before.id,
        })

      // The browser has not seen these terms itself: have it see them first,
      // and pay only if they are the ones on the screen.
      if (question.needsProof) {
        const { hash } = question
        const allowance = { rule: choice.rule, raise: choice.raise }
        await questions.change(question.id, (one) => ({
          ...one,
          approved: { hash, offerIndex, again, allowance },
        }))
        // Where the page is busy or gone nothing is paid, and it is not asked again.
        void presenter.tell(target, 'repeat').catch(() => undefined)
        return done({ repeats: [question.id] })
      }
      const bought = await pay
        .buy({
          requestKey: question.id,
          target,
          site: question.site,
          title: question.title,
          bodyHash: question.bodyHash,
          evidence: question.evidence,
          challenge,
          offer,
          decidedBy: { kind: 'you' },
          again,
          isHere: false,
          circumstances: null,
        })
        .catch(failed)
      if (bought.ok)
        // The payment goes on whatever becomes of the rule: without one, the next
        // price is asked.
        await answerRule
          .allow(choice, question, offer, bought.paymentId)
          .catch(() => undefined)
      return await finish(question, bought)
    },
  }
}
