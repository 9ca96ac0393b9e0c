import { canPresent } from '@/lib/policy/decide'
import type { Offer, Unpayable } from '@/lib/schemes/offer'
import type { Challenge } from '@/lib/x402/challenge'
import type { Parts } from './journey'
import { offersOf } from './offers-of'
import type { Payment } from './payment'
import type { Target } from './ports'
import { purchaseKeyOf } from './purchase-key-of'

type Place = { site: string; bodyHash: string; target: Target }

/** What the wallet knows about a challenge before anyone decides. */
export function createLook({ ledger, vault, networks, clock }: Parts) {
  return {
    /** Payable and unpayable offers of a challenge, as of now. */
    async offers(
      challenge: Challenge | null,
    ): Promise<{ payable: Offer[]; unpayable: Unpayable[] }> {
      if (!challenge) return { payable: [], unpayable: [] }
      return await offersOf(challenge, await vault.address(), networks)
    },

    /**
     * The payment that matters most among earlier ones of the same purchase:
     * one that may still be presented, else the newest.
     */
    async previous(
      place: Place,
      payable: readonly Offer[],
    ): Promise<Payment | undefined> {
      const found: Payment[] = []
      for (const offer of payable) {
        const payment = await ledger.latest(purchaseKeyOf(place, offer))
        if (payment) found.push(payment)
      }
      found.sort((a, b) => b.createdAtMs - a.createdAtMs)
      const nowMs = clock.nowMs()
      return (
        found.find((payment) => canPresent(previousOf(payment), nowMs)) ??
        found[0]
      )
    },
  }
}

/** What of looking the rest of the journey uses. */
export type Look = ReturnType<typeof createLook>

/** A payment as `decide` sees it. */
export function previousOf(payment: Payment) {
  return {
    id: payment.id,
    delivery: payment.delivery,
    presents: payment.presents,
    validBefore: BigInt(payment.intent.validBefore),
  }
}
