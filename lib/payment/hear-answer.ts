import { aboutIdentifier } from './identifier-answer'
import type { Parts } from './journey'
import type { Answer } from './ledger-port'
import { notSent } from './payment'
import { createTellOutcome } from './tell-outcome'
import { createTurns } from './turns'

/** Records what sellers answer to presented payments. */
export function createHearAnswer(parts: Parts) {
  const { ledger, approver, clock } = parts
  const tellOutcome = createTellOutcome(parts)
  /** Of one payment, each answer is weighed against what is written. */
  const turns = createTurns<string>(1)

  async function record(
    paymentId: string,
    answer: Answer,
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
    /**
     * Records what came back for a presented payment, and says whether this is
     * what delivered it. Where a page was opened and did not come, the person is
     * told.
     */
    answered: (paymentId: string, answer: Answer) =>
      turns(paymentId, () => record(paymentId, answer)),
  }
}
