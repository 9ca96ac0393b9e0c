import type { SignedView } from '@/lib/contracts/history'
import type { Payment } from '@/lib/payment/payment'
import type { Attestation } from '@/lib/x402/extensions/offer-receipt/attestation'
import { infoOf } from '@/lib/x402/extensions/offer-receipt/info'
import {
  readOffers,
  type SignedOffer,
} from '@/lib/x402/extensions/offer-receipt/read-offers'
import { readReceipt } from '@/lib/x402/extensions/offer-receipt/read-receipt'
import type { JsonObject, JsonValue } from '@/lib/x402/json'
import { stringOf } from '@/lib/x402/json'
import { extensionsOf } from '@/lib/x402/read-receipt'

/** A signed statement as checked, and as the seller sent it. */
export type SignedStatement = SignedView & { raw: string }

/** What the seller signed: its price, and that it was paid. */
export type Signed = {
  offer: SignedStatement | null
  receipt: SignedStatement | null
}

const maxOffers = 64

/** Checks what the seller signed, offline, against what was agreed. */
export function signedOf(payment: Payment): Signed {
  const { url, terms, intent, receipt, proof, createdAtMs } = payment
  const resourceUrl = stringOf(terms.resource?.url) ?? null
  const where = { url, resourceUrl }
  const offer = offerOf(terms.extensions, terms.accepted, where)

  const extensions = receipt && extensionsOf(receipt)
  const checked = readReceipt(extensions, {
    ...where,
    // Who signed the price signs the receipt.
    ...(offer?.kind === 'true' && { signers: [offer.signer] }),
    network: intent.network,
    payTo: intent.to,
    payer: intent.from,
    transaction: proof?.kind === 'settled' ? proof.transaction : null,
    paidAt: Math.floor(createdAtMs / 1000),
  })
  return {
    offer: offer && { ...viewOf(offer), raw: offer.raw },
    receipt: checked && {
      ...viewOf(checked),
      raw: rawOf(infoOf(extensions)?.receipt ?? null),
    },
  }
}

type Offered = SignedOffer & { raw: string }

/**
 * The signed offer for the terms agreed. Those of a challenge's other entries
 * are for other terms, which is no fault of theirs.
 */
function offerOf(
  extensions: JsonObject | null,
  accepted: JsonValue,
  where: { url: string; resourceUrl: string | null },
): Offered | null {
  const offers = infoOf(extensions)?.offers
  if (!Array.isArray(offers)) return null
  const found = (offers as readonly JsonValue[])
    .slice(0, maxOffers)
    .flatMap((raw): Offered[] => {
      const alone = { 'offer-receipt': { info: { offers: [raw] } } }
      const [read] = readOffers(alone, [accepted], where)
      return read ? [{ ...read, raw: rawOf(raw) }] : []
    })
  const isOthers = (one: Offered) =>
    one.kind === 'false' && one.because === 'OTHER_TERMS'
  const own = offers.length > 1 ? found.filter((one) => !isOthers(one)) : found
  return (
    own.find(({ kind }) => kind === 'true') ??
    own.find(({ kind }) => kind === 'false') ??
    own[0] ??
    null
  )
}

function viewOf(read: Attestation): SignedView {
  return {
    verdict: read.kind,
    format: read.format,
    signer: read.signer ?? '',
    because: read.kind === 'true' ? null : read.because,
  }
}

function rawOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
