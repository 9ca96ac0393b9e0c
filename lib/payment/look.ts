import { whyNotPresent } from '@/lib/policy/presentable'
import type { Offer, Unpayable } from '@/lib/schemes/offer'
import type { Challenge } from '@/lib/x402/challenge'
import type { Parts } from './journey'
import { offersOf } from './offers-of'
import { identifierConflict, type Payment } from './payment'

/** What the wallet knows about a challenge before anyone decides. */
export function createLook({ vault, networks, ceilings }: Parts) {
  return {
    /** Payable and unpayable offers of a challenge, as of now. */
    async offers(
      challenge: Challenge | null,
    ): Promise<{ payable: Offer[]; unpayable: Unpayable[] }> {
      if (!challenge) return { payable: [], unpayable: [] }
      const [self, isNetworkOn, above] = await Promise.all([
        vault.address(),
        networks.switches(),
        ceilings(),
      ])
      return offersOf(challenge, { self, isNetworkOn, ceilings: above })
    },
  }
}

/** What of looking the rest of the journey uses. */
export type Look = ReturnType<typeof createLook>

/**
 * A payment as `decide` sees it. Once the chain has spoken its header is of no
 * more use, as after the last presentation or where the seller would not look
 * at it.
 */
export function previousOf(payment: Payment) {
  return {
    id: payment.id,
    delivery: payment.delivery,
    presents: isLive(payment) ? payment.presents : Number.MAX_SAFE_INTEGER,
    validBefore: BigInt(payment.intent.validBefore),
  }
}

/**
 * Why a payment nobody knows the outcome of is not presented once more; null
 * where it could be, or where its outcome says why.
 */
export function whyNotAgain(
  payment: Payment | undefined,
  nowMs: number,
): ReturnType<typeof whyNotPresent> {
  return payment && isLive(payment)
    ? whyNotPresent(previousOf(payment), nowMs)
    : null
}

function isLive({ state, deliveryCode }: Payment): boolean {
  const isOpen = state === 'ARMED' || state === 'HANDED'
  return isOpen && deliveryCode !== identifierConflict
}
