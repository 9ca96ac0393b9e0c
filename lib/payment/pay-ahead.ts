import type { Considered } from './consider'
import { aheadKey } from './ids'
import type { Parts } from './journey'
import { createJudge } from './judge'
import type { Look } from './look'
import type { createPay } from './pay'
import { reasonOf } from './pay-reason'
import { challengeOf, type Sighting } from './sighting'
import { walletState } from './wallet-state'

/** Pays a known price with the first request, where a rule allows that. */
export function createAhead(
  parts: Parts,
  pay: ReturnType<typeof createPay>,
  look: Look,
) {
  const judge = createJudge(parts)

  return {
    /**
     * Decides on a price the seller asked moments ago as on one it asks now. A
     * fresh payment by a rule, or nothing: no question, and no authorisation
     * that was made for another call. What is left is asked for unpaid.
     */
    async payAhead(sighting: Sighting): Promise<Considered> {
      await parts.checkpoint('noticed')
      const challenge = challengeOf(sighting)
      const { payable, unpayable } = await look.offers(challenge)
      const [wallet, outlook] = await Promise.all([
        walletState(parts.vault),
        judge.lookUp(sighting, payable),
      ])
      const { decision } = judge.decideOn({
        sighting,
        payable,
        unpayable,
        wallet,
        outlook,
      })
      const [offer] = payable
      if (decision.kind !== 'pay' || !challenge || !offer)
        return { kind: 'leave', because: 'DENIED' }
      const { questionId, target, site, title, bodyHash, evidence } = sighting
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
          decidedBy: { kind: 'rule', ruleId: decision.ruleId },
          again: false,
          isHere: true,
          circumstances: sighting.circumstances,
          isAhead: true,
        })
        .catch((error) => ({ ok: false, because: reasonOf(error) }) as const)
      return paid.ok
        ? { kind: 'armed', ...paid }
        : { kind: 'leave', because: paid.because }
    },
  }
}
