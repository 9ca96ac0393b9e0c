import type { Considered } from './consider'
import { aheadKey } from './ids'
import type { Parts } from './journey'
import type { Look } from './look'
import type { createPay } from './pay'
import { reasonOf } from './pay-reason'
import { challengeOf, type Sighting } from './sighting'

/** Pays a known price with the first request, where a rule allows that. */
export function createAhead(
  { audited, checkpoint, vault }: Parts,
  pay: ReturnType<typeof createPay>,
  look: Look,
) {
  return {
    /**
     * Pays a price the seller asked moments ago by the rule that paid it then. A
     * fresh payment, or nothing: no question, and no authorisation that was made
     * for another call. What is left is asked for unpaid. The page waits for
     * nothing but the writing itself, in which the rule decides.
     */
    async payAhead(sighting: Sighting, ruleId: string): Promise<Considered> {
      await checkpoint('noticed')
      const { questionId, target, site, title, bodyHash, evidence } = sighting
      const { circumstances } = sighting
      const challenge = challengeOf(sighting)
      const { payable } = await look.offers(challenge)
      const [offer, other] = payable
      const isCall = target.kind === 'call' && circumstances.kind === 'call'
      if (!challenge || !offer || other || !isCall)
        return { kind: 'leave', because: 'DENIED' }
      const [isUnlocked] = await Promise.all([vault.isUnlocked(), audited()])
      if (!isUnlocked) return { kind: 'leave', because: 'LOCKED' }
      const paid = await pay
        .buy({
          requestKey: aheadKey(questionId),
          target,
          site,
          title,
          bodyHash,
          evidence,
          challenge,
          offer,
          decidedBy: { kind: 'rule', ruleId },
          again: false,
          isHere: true,
          circumstances,
          isAhead: true,
        })
        .catch((error) => ({ ok: false, because: reasonOf(error) }) as const)
      return paid.ok
        ? { kind: 'armed', ...paid }
        : { kind: 'leave', because: paid.because }
    },
  }
}
