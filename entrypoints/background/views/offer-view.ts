import type { OfferView } from '@/lib/contracts/question'
import type { Ledger } from '@/lib/payment/ledger-port'
import { manualLifeSeconds } from '@/lib/schemes/life'
import type { Offer } from '@/lib/schemes/offer'

/** One offer as a screen shows it, with what the ledger knows of its payee. */
export async function offerViewOf(
  offer: Offer,
  { site, seller }: { site: string; seller: string },
  ledger: Pick<Ledger, 'recipient' | 'usual'>,
): Promise<OfferView> {
  const [known, usually] = await Promise.all([
    ledger.recipient(site, offer.payTo),
    offer.isUpTo ? ledger.usual(site, seller, offer) : null,
  ])
  return {
    index: offer.index,
    network: offer.network.id,
    asset: offer.token.address,
    amount: offer.amount.toString(),
    payTo: offer.payTo,
    recipient:
      known.toThis > 0
        ? { kind: 'same', count: known.toThis }
        : { kind: known.hasOthers ? 'changed' : 'new' },
    isUpTo: offer.isUpTo,
    usually: usually?.toString() ?? null,
    allowanceHelp: offer.approval?.help ?? null,
    settledBy: offer.settledBy,
    needsAllowance: offer.approval !== null,
    isUpfront: offer.isUpfront,
    livesSeconds: Math.min(offer.maxTimeoutSeconds, manualLifeSeconds),
    askedSeconds: offer.maxTimeoutSeconds,
  }
}
