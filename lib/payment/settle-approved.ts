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
  { ask, askOn }: Pick<ReturnType<typeof createAsk>, 'ask' | 'askOn'>,
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
    await questions.change(waiting.id, (one) => ({ ...one, approved: null }))
    const offer = payable.find((one) => one.index === approved.offerIndex)
    if (!offer || approved.hash !== hashOf(sighting))
      return await ask(sighting, 'ask', { because: 'TERMS_CHANGED' })
    if (!isUnlocked) return await ask(sighting, 'ask', { because: 'LOCKED' })
    const paid = await buy(sighting, offer, {
      decidedBy: { kind: 'you' },
      again: approved.again,
    })
    if (!paid.ok) return await askOn(sighting, paid)
    await answerRule
      .allow(approved.allowance, waiting, offer, paid.paymentId)
      .catch(() => undefined)
    await questions.remove(waiting.id)
    approver.changed()
    return { kind: 'armed', ...paid }
  }
}
