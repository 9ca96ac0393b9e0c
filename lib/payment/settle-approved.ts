import type { Offer } from '@/lib/schemes/offer'
import { createAnswerRule } from './answer-rule'
import { type createAsk, hashOf } from './ask'
import type { Buy } from './buy'
import type { Considered } from './consider'
import type { Parts } from './journey'
import type { Question } from './question'
import type { Sighting } from './sighting'

/** Carries out a yes that waited for the browser to see the terms itself. */
export function createSettleApproved(
  parts: Parts,
  buy: Buy,
  ask: ReturnType<typeof createAsk>['ask'],
) {
  const { questions, approver } = parts
  const answerRule = createAnswerRule(parts)

  return async function settleApproved(
    sighting: Sighting,
    waiting: Question & { approved: NonNullable<Question['approved']> },
    payable: readonly Offer[],
    isUnlocked: boolean,
  ): Promise<Considered> {
    const { approved } = waiting
    await questions.put({ ...waiting, approved: null })
    const offer = payable.find((one) => one.index === approved.offerIndex)
    if (offer && approved.hash === hashOf(sighting) && isUnlocked) {
      const paid = await buy(sighting, offer, {
        decidedBy: { kind: 'you' },
        again: approved.again,
        attempt: waiting.attempt,
      })
      if (paid.ok) {
        const { allowance } = approved
        await answerRule
          .allow(allowance, waiting, offer, paid.paymentId)
          .catch(() => undefined)
        await questions.remove(waiting.id)
        approver.changed()
        return { kind: 'armed', ...paid }
      }
    }
    return await ask(sighting, 'ask', {
      because: offer ? 'TERMS_CHANGED' : null,
    })
  }
}
