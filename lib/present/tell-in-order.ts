import type { Answer } from '@/lib/payment/ledger-port'

/** What came back for a payment. */
type Tell = (paymentId: string, answer: Answer) => Promise<void>

/** So long a bad answer waits for the other one of its payment, ms. */
const holdMs = 10_000

/**
 * Tells what came back for payments. One shown to two requests at once is
 * taken by one of them and refused to the other, perhaps at once: that refusal
 * waits a moment for the answer that may come, and then is told behind it.
 * `isUnderWay`: another request with this payment has left and has no answer.
 */
export function createTellInOrder(
  tell: Tell,
  isUnderWay: (paymentId: string) => boolean,
): Tell {
  const held = new Map<string, { answers: Answer[]; letGo: () => void }>()

  function hold(paymentId: string, answer: Answer): void {
    const before = held.get(paymentId)
    if (before) return void before.answers.push(answer)
    const answers = [answer]
    const timer = setTimeout(() => {
      held.delete(paymentId)
      tellAll(paymentId, answers).catch(() => undefined)
    }, holdMs)
    held.set(paymentId, { answers, letGo: () => clearTimeout(timer) })
  }

  async function tellAll(paymentId: string, answers: Answer[]): Promise<void> {
    for (const answer of answers) await tell(paymentId, answer)
  }

  return async (paymentId, answer) => {
    const isGood = answer.delivery === 'ok'
    if (!isGood && isUnderWay(paymentId)) return hold(paymentId, answer)
    const waiting = held.get(paymentId)
    held.delete(paymentId)
    waiting?.letGo()
    const others = waiting?.answers ?? []
    // The newest is told last, but that it came at all is told first.
    const all = isGood ? [answer, ...others] : [...others, answer]
    await tellAll(paymentId, all)
  }
}
