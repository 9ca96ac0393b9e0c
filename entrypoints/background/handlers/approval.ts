import type { walletContract } from '@/lib/contracts/wallet'
import type { Handlers } from '@/lib/messaging/serve'
import type { BackgroundParts } from '../parts'
import { unlock } from './unlock'

/** What screens may ask of the wallet's own approvals. */
export function approvalHandlers(
  parts: BackgroundParts,
  ready: Promise<void>,
): Pick<Handlers<typeof walletContract>, 'approvalTerms' | 'approve'> {
  const { approving } = parts
  return {
    async approvalTerms({ questionId, offerIndex }) {
      await ready
      const terms = await approving.terms(questionId, offerIndex)
      if (terms.kind !== 'needed') return terms
      // A worker that was stopped meanwhile left it to whoever asks next.
      if (terms.isUnderWay) parts.resumeApprovals()
      const { offer, isUnderWay, failed } = terms
      return {
        ...{ kind: 'needed', isUnderWay, failed },
        network: offer.network.id,
        asset: offer.token.address,
        allowed: terms.allowed.toString(),
        needed: offer.amount.toString(),
        most: terms.most.toString(),
        fee: terms.fee.toString(),
        coin: terms.coin.toString(),
      }
    },

    async approve({ password, amount, fee, ...which }) {
      await ready
      const unlocked = await unlock(parts, password)
      if (!unlocked.ok) return unlocked
      const because = await approving.approve({
        ...{ ...which, amount: BigInt(amount), fee: BigInt(fee) },
      })
      return because ? { ok: false, because, waitMs: 0 } : { ok: true }
    },
  }
}
