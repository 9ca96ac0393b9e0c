import { createAnswerPay, type PayChoice } from './answer-pay'
import { createAnswerSignIn } from './answer-sign-in'
import { type Answered, done, isAnyPaid, nothing } from './answered'
import type { createClosing } from './closing'
import { groupHash, groupOf, isSameWay } from './group'
import type { Parts } from './journey'
import type { Look } from './look'
import type { createPay } from './pay'
import { reasonOf } from './pay-reason'
import type { Question } from './question'
import type { SignInRoom } from './sign-in'
import { declined } from './silence'

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
  const { questions, approver, presenter, clock } = parts
  const carriedOut = new Map<string, Promise<Answered>>()
  const answerPay = createAnswerPay(parts, pay, look)
  const answerSignIn = createAnswerSignIn(parts, signIn)

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
      const answered = await payOne(question, first, allowed)
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

  /** What goes wrong with one takes nothing from what was paid beside it. */
  async function payOne(
    question: Question,
    first: Question,
    choice: PayChoice,
  ): Promise<Answered> {
    try {
      return (await isAsShown(question, first, choice.offerIndex))
        ? await answerPay.pay(question, choice)
        : { ok: false, because: 'TERMS_CHANGED' }
    } catch (error) {
      return { ok: false, because: reasonOf(error) }
    }
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
        void presenter.tell(question.target, 'repeat').catch(() => undefined)
        return done()
      case 'present':
        return await answerPay.present(question)
      case 'sign-in':
        return await answerSignIn(question)
      case 'pay':
        return await payAll(group, choice)
    }
  }

  async function carryOut(choice: Choice): Promise<Answered> {
    const question = await questions.get(choice.questionId)
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
  }

  return {
    /**
     * Carries out the person's answer to what was on the screen. Of one that is
     * being carried out already, from another screen, that is what came of it.
     */
    answer(choice: Choice): Promise<Answered> {
      const { questionId } = choice
      const before = carriedOut.get(questionId)
      if (before) return before
      const answered = carryOut(choice).finally(() =>
        carriedOut.delete(questionId),
      )
      carriedOut.set(questionId, answered)
      return answered
    },
  }
}
