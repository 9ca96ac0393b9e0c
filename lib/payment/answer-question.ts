import { createAnswerPay, type PayChoice } from './answer-pay'
import { createAnswerSignIn } from './answer-sign-in'
import { type Answered, done, isAnyPaid, nothing } from './answered'
import type { createClosing } from './closing'
import { groupHash, groupOf, isSameWay } from './group'
import { aboutIdentifier } from './identifier-answer'
import type { Parts } from './journey'
import type { Answer as PaymentAnswer } from './ledger-port'
import type { Look } from './look'
import type { createPay } from './pay'
import { notSent } from './payment'
import type { Question } from './question'
import type { SignInRoom } from './sign-in'
import { declined } from './silence'
import { createTellOutcome } from './tell-outcome'
import { createTurns } from './turns'

/** What a person chose, and the hash of what they were looking at. */
export type Choice = {
  questionId: string
  hash: string
  choice:
    | ({
        kind: 'pay'
        /** Of several asked as one: the ones to pay, and no others. */
        pays?: string[] | undefined
      } & PayChoice)
    | { kind: 'present' }
    | { kind: 'sign-in' }
    | { kind: 'reveal-price' }
    | { kind: 'dont-pay' }
    | { kind: 'never' }
}

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
  /** Of one payment, each answer is weighed against what is written. */
  const answers = createTurns<string>(1)
  const answerPay = createAnswerPay(parts, pay, look)
  const answerSignIn = createAnswerSignIn(parts, signIn)
  const tellOutcome = createTellOutcome(parts)

  /**
   * Pays those that are named, which are the ones that were on the screen. It
   * failed only where nothing came of any; else each failure is told beside what
   * was paid.
   */
  async function payAll(
    group: readonly Question[],
    { pays, ...choice }: Extract<Choice['choice'], { kind: 'pay' }>,
  ): Promise<Answered> {
    const [first] = group
    if (!first) return { ok: false, because: 'EXPIRED' }
    // Only one was shown: what else waits is asked after it.
    if (!pays) return await answerPay.pay(first, choice)
    const named = new Set(pays)
    const paid = nothing()
    for (const question of group) {
      if (!named.has(question.id)) {
        await closeAll([question])
        continue
      }
      // The rule on the screen is the first one's, and for nobody else.
      const allowed =
        question === first
          ? choice
          : { ...choice, rule: undefined, raise: undefined }
      const answered: Answered = (await isAsShown(
        question,
        first,
        choice.offerIndex,
      ))
        ? await answerPay.pay(question, allowed)
        : { ok: false, because: 'TERMS_CHANGED' }
      if (answered.ok) {
        // Equal calls may have been handed one and the same.
        paid.paymentIds = [
          ...new Set([...paid.paymentIds, ...answered.paymentIds]),
        ]
        paid.repeats.push(...answered.repeats)
      } else {
        const { because } = answered
        paid.failures.push({ url: question.target.url, because })
      }
    }
    const [failed] = paid.failures
    return failed && !isAnyPaid(paid)
      ? { ok: false, because: failed.because }
      : { ok: true, ...paid }
  }

  /** A total was of one way to pay: none is paid in another. */
  async function isAsShown(
    question: Question,
    first: Question,
    offerIndex: number,
  ): Promise<boolean> {
    const [offer, shown] = await Promise.all(
      [question, first].map(async ({ challenge }) => {
        const { payable } = await look.offers(challenge)
        return payable.find(({ index }) => index === offerIndex)
      }),
    )
    return Boolean(offer && shown && isSameWay(offer, shown))
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
        return done()
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
        return done()
      }
      case 'reveal-price':
        if (question.state !== 'hidden-price')
          return { ok: false, because: 'TERMS_CHANGED' }
        await presenter.tell(question.target, 'repeat')
        return done()
      case 'present':
        return await answerPay.present(question)
      case 'sign-in':
        return await answerSignIn(question)
      case 'pay':
        return await payAll(group, choice)
    }
  }

  async function record(
    paymentId: string,
    answer: PaymentAnswer,
  ): Promise<{ isDelivered: boolean }> {
    const before = await ledger.get(paymentId)
    if (!before) return { isDelivered: false }
    const said = aboutIdentifier(before, answer)
    // What never left says nothing of an answer that came to another request.
    const isSilent = said.code === notSent && before.delivery !== 'none'
    const payment = isSilent
      ? before
      : await ledger.answered(paymentId, said, clock.nowMs())
    approver.changed()
    // Where another request brought it, there is no loss to tell.
    if (payment.delivery === 'ok')
      return { isDelivered: before.delivery !== 'ok' }
    // A priced answer is noticed as a visit of its own, with fresh terms.
    if (
      payment.kind === 'open' &&
      answer.status !== 402 &&
      answer.status !== 412
    )
      await tellOutcome(payment)
    return { isDelivered: false }
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
        approver.heard(question.target.tabId)
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
     * Records what came back for a presented payment, and says whether this is
     * what delivered it. Where a page was opened and did not come, the person is
     * told.
     */
    answered: (paymentId: string, answer: PaymentAnswer) =>
      answers(paymentId, () => record(paymentId, answer)),
  }
}
