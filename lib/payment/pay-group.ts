import type { createAnswerPay, PayChoice } from './answer-pay'
import { type Answered, isAnyPaid, nothing } from './answered'
import type { createClosing } from './closing'
import { isSameWay } from './group'
import type { Look } from './look'
import { reasonOf } from './pay-reason'
import { purchaseKeyOf } from './purchase-key-of'
import type { Question } from './question'

/** A yes to what was asked as one: the ones to pay, and no others. */
export type GroupChoice = PayChoice & { pays?: string[] | undefined }

/**
 * Carries out a yes to one question, or to several that were asked as one.
 * Equal calls are one purchase: it is paid once, however soon its seller
 * answers, and the others are handed the same.
 */
export function createPayGroup(
  answerPay: ReturnType<typeof createAnswerPay>,
  look: Look,
  closeAll: ReturnType<typeof createClosing>['closeAll'],
) {
  /**
   * Pays those that are named, which are the ones that were on the screen. It
   * failed only where nothing came of any; else each failure is told beside what
   * was paid.
   */
  return async function payGroup(
    group: readonly Question[],
    { pays, ...choice }: GroupChoice,
  ): Promise<Answered> {
    const [first] = group
    if (!first) return { ok: false, because: 'EXPIRED' }
    const purchases = await purchasesOf(group, choice)
    // Only one was shown: what else waits is asked after it.
    const named = pays
      ? new Set(pays)
      : idsOf(group.filter((_, at) => purchases[at] === purchases[0]))
    const paid = nothing()
    const payments = new Map<string, string>()
    for (const [at, question] of group.entries()) {
      if (!named.has(question.id)) {
        if (pays) await closeAll([question])
        continue
      }
      const purchase = purchases[at] ?? question.id
      const paymentId = payments.get(purchase)
      if (paymentId !== undefined) {
        await hand(question, paymentId)
        continue
      }
      // The rule on the screen is the first one's, and for nobody else.
      const allowed =
        question === first
          ? choice
          : { ...choice, rule: undefined, raise: undefined }
      const answered = await payOne(question, first, allowed)
      if (answered.ok) {
        paid.paymentIds.push(...answered.paymentIds)
        paid.repeats.push(...answered.repeats)
        const [id] = answered.paymentIds
        if (id !== undefined) payments.set(purchase, id)
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

  /** Which purchase each is, at the offer that pays it. */
  async function purchasesOf(
    group: readonly Question[],
    { offerIndex }: PayChoice,
  ): Promise<string[]> {
    return await Promise.all(
      group.map(async (one) => {
        const offer = await offerOf(one, offerIndex)
        return offer ? purchaseKeyOf(one, offer) : one.id
      }),
    )
  }

  /** Hands a call what an equal one was paid with, else leaves it its 402. */
  async function hand(question: Question, paymentId: string): Promise<void> {
    const handed = await answerPay
      .present({ ...question, previousId: paymentId })
      .catch(() => null)
    if (!handed?.ok) await closeAll([question])
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
      [question, first].map((one) => offerOf(one, offerIndex)),
    )
    return Boolean(offer && shown && isSameWay(offer, shown))
  }

  async function offerOf({ challenge }: Question, offerIndex: number) {
    const { payable } = await look.offers(challenge)
    return payable.find(({ index }) => index === offerIndex)
  }
}

const idsOf = (group: readonly Question[]) => new Set(group.map(({ id }) => id))
