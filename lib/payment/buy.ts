import type { Offer } from '@/lib/schemes/offer'
import type { PayResult } from './hand-over'
import type { createPay } from './pay'
import { reasonOf } from './pay-reason'
import type { Payment } from './payment'
import { challengeOf, type Sighting } from './sighting'

/** Buys what a sighting offers. */
export type Buy = (
  sighting: Sighting,
  offer: Offer,
  how: { decidedBy: Payment['decidedBy']; again: boolean },
) => Promise<PayResult>

/** Buying for one who is there; what goes wrong is a reason, never thrown. */
export function createBuy(pay: ReturnType<typeof createPay>): Buy {
  return async (sighting, offer, how) => {
    const challenge = challengeOf(sighting)
    if (!challenge) return { ok: false, because: 'NO_OFFERS' }
    const { decidedBy, again } = how
    try {
      return await pay.buy({
        requestKey: sighting.questionId,
        target: sighting.target,
        site: sighting.site,
        title: sighting.title,
        bodyHash: sighting.bodyHash,
        evidence: sighting.evidence,
        challenge,
        offer,
        decidedBy,
        again,
        isHere: true,
        circumstances:
          decidedBy.kind === 'rule' ? sighting.circumstances : null,
      })
    } catch (error) {
      return { ok: false, because: reasonOf(error) }
    }
  }
}
