import type { ReasonCode } from '@/lib/x402/reason'
import { createAnswerPay, type PayChoice } from './answer-pay'
import { createAnswerSignIn } from './answer-sign-in'
import type { createClosing } from './closing'
import { groupHash, groupOf } from './group'
import { aboutIdentifier } from './identifier-answer'
import type { Parts } from './journey'
import type { Answer as PaymentAnswer } from './ledger-port'
import type { Look } from './look'
import type { createPay } from './pay'
import type { Question } from './question'
import type { SignInRoom } from './sign-in'
import { declined } from './silence'
import { createTellOutcome } from './tell-outcome'

/** What a person chose, and the hash of what they were looking at. */
export type Choice = {
  questionId: string
  hash: string
  choice:
    | ({
        kind: 'pay'
        /** Of several asked as one: the ones left unpaid. */
        without?: string[] | undefined
      } & PayChoice)
    | { kind: 'present' }
    | { kind: 'sign-in' }
    | { kind: 'reveal-price' }
    | { kind: 'dont-pay' }
    | { kind: 'never' }
}

/** `paymentId` is null when nothing was paid and nothing had to be. */
export type Answered =
  | { ok: true; paymentId: string | null }
  | { ok: false; because: ReasonCode }

/** What a person says to a question, and what came of it. */
export function createAnswering(
  parts: Parts,
  pay: ReturnType<typeof createPay>,
  look: Look,
  signIn: SignInRoom,
  { closeAll }: Pick<ReturnType<typeof createClosing>, 'closeAll'>,
) {
  const { questions, approver, presenter, ledger, clock } = parts
  const busy = new Set<string>()
  const answerPay = createAnswerPay(parts, pay, look)
  const answerSignIn = createAnswerSignIn(parts, signIn)
  const tellOutcome = createTellOutcome(parts)

  /** Pays every one that was left ticked; the first failure is what is told. */
  async function payAll(
    group: readonly Question[],
    choice: Extract<Choice['choice'], { kind: 'pay' }>,
  ): Promise<Answered> {
    const without = new Set(choice.without)
    let paid: Answered | undefined
    let failed: Answered | undefined
    for (const question of group) {
      if (without.has(question.id)) {
        await closeAll([question])
        continue
      }
      // One rule is made of them all, with the first.
      const allowed = paid
        ? { ...choice, rule: undefined, raise: undefined }
        : choice
      const answered = await answerPay.pay(question, allowed)
      if (answered.ok) paid ??= answered
      else failed ??= answered
    }
    return failed ?? paid ?? { ok: true, paymentId: null }
  }

  async function act(
    question: Question,
    group: readonly Question[],
    { choice }: Choice,
  ): Promise<Answered> {
    switch (choice.kind) {
      case 'never':
        await parts.rules.setNever(question.site, true, clock.nowMs())
        await closeAll(
          (await questions.all()).filter((one) => one.site === question.site),
        )
        return { ok: true, paymentId: null }
      case 'dont-pay': {
        await closeAll(group)
        if (question.state !== 'outcome' && question.state !== 'unpayable')
          await questions.setSilence(
            declined(
              await questions.silence(question.site),
              question.site,
              clock.nowMs(),
            ),
          )
        return { ok: true, paymentId: null }
      }
      case 'reveal-price':
        if (question.state !== 'hidden-price')
          return { ok: false, because: 'TERMS_CHANGED' }
        await presenter.tell(question.target, 'repeat')
        return { ok: true, paymentId: null }
      case 'present':
        return await answerPay.present(question)
      case 'sign-in':
        return await answerSignIn(question)
      case 'pay':
        return await payAll(group, choice)
    }
  }

  return {
    /** Carries out the person's answer to what was on the screen. */
    async answer(choice: Choice): Promise<Answered> {
      const { questionId } = choice
      if (busy.has(questionId))
        return { ok: false, because: 'PENDING_PREVIOUS' }
      busy.add(questionId)
      try {
        const question = await questions.get(questionId)
        if (!question) return { ok: false, because: 'EXPIRED' }
        const group = groupOf(question, await questions.all())
        if (groupHash(group) !== choice.hash)
          return { ok: false, because: 'TERMS_CHANGED' }
        if (clock.nowMs() > question.expiresAtMs) {
          await closeAll(group)
          return { ok: false, because: 'EXPIRED' }
        }
        return await act(question, group, choice)
      } finally {
        busy.delete(questionId)
      }
    },

    /**
     * Records what came back for a presented payment. Where a page was opened
     * and did not come, the person is told.
     */
    async answered(paymentId: string, answer: PaymentAnswer): Promise<void> {
      const before = await ledger.get(paymentId)
      if (!before) return
      const said = aboutIdentifier(before, answer)
      const payment = await ledger.answered(paymentId, said, clock.nowMs())
      approver.changed()
      // A priced answer is noticed as a visit of its own, with fresh terms.
      if (
        payment.kind === 'open' &&
        answer.delivery !== 'ok' &&
        answer.status !== 402 &&
        answer.status !== 412
      )
        await tellOutcome(payment)
    },
  }
}
