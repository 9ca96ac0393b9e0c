import { maxOffers } from '../../caps'
import { isJsonObject, type JsonObject, type JsonValue } from '../../json'
import { readEntry } from '../../v2/entry'
import { attest } from './attest'
import type { Attestation } from './attestation'
import { infoOf } from './info'
import { hashOffer, type OfferPayload, parseOffer } from './offer-payload'
import { openStatement, rawOf } from './statement'
import { isSameResource, type Where } from './where'

/** What became of checking the signed offer for one entry of `accepts`. */
export type SignedOffer = Attestation & {
  /** Unix seconds, as signed; `null`: it names no end, or cannot be read. */
  validUntil: number | null
  /** The JWS, or the JSON of an EIP-712 offer, cut at 16,384 characters. */
  raw: string
}

/**
 * Checks the signed offers of a challenge (extension `offer-receipt`, §4).
 *
 * Sellers put them into PAYMENT-REQUIRED, under
 * `extensions['offer-receipt'].info.offers`; x402 v2 only. Gives one result for
 * each entry of `accepts`, `null` where nothing was signed for it. An offer
 * belongs to the entry whose scheme, network, asset, payTo and amount it
 * repeats, to the letter; one that repeats none is held against the entry that
 * it points to and is false there. Where several belong to an entry, a true
 * one counts, then a false one. Whether an offer has ended is not judged: it
 * is the server's to refuse (§4.6).
 *
 * Reads the first 64 offers. Never throws.
 */
export function readOffers(
  extensions: JsonObject | null,
  accepts: readonly JsonValue[],
  where: Where,
): (SignedOffer | null)[] {
  const found: (SignedOffer | null)[] = accepts.map(() => null)
  for (const [place, raw] of offersOf(extensions).entries()) {
    const read = readOffer(raw, accepts, where)
    if (!read) continue
    for (const at of read.entries ?? [pointedTo(raw, place)])
      if (at < found.length) found[at] = weightier(found[at], read.offer)
  }
  return found
}

function offersOf(extensions: JsonObject | null): readonly JsonValue[] {
  const offers = infoOf(extensions)?.offers
  return Array.isArray(offers) ? offers.slice(0, maxOffers) : []
}

type Read = { offer: SignedOffer; entries: number[] | null }

function readOffer(
  raw: JsonValue,
  accepts: readonly JsonValue[],
  where: Where,
): Read | null {
  const statement = openStatement(raw)
  if (!statement) return null
  const { format } = statement
  const offer = 'bad' in statement ? null : parseOffer(statement.payload)
  if ('bad' in statement || !offer) {
    const nothing = { format, signer: null, validUntil: null, raw: rawOf(raw) }
    return {
      offer: { ...nothing, kind: 'false', because: 'BAD_SHAPE' },
      entries: null,
    }
  }
  const entries = [...accepts.keys()].filter((at) =>
    isFor(offer, accepts[at] ?? null),
  )
  const differs =
    entries.length === 0
      ? 'OTHER_TERMS'
      : isSameResource(offer.resourceUrl, where)
        ? null
        : 'OTHER_RESOURCE'
  const attestation = attest(
    statement,
    {
      version: offer.version,
      differs,
      payTo: offer.payTo,
      digest: () => hashOffer(offer),
    },
    where,
  )
  return {
    offer: {
      ...attestation,
      validUntil: offer.validUntil || null,
      raw: rawOf(raw),
    },
    entries: entries.length > 0 ? entries : null,
  }
}

function isFor(offer: OfferPayload, raw: JsonValue): boolean {
  if (!isJsonObject(raw)) return false
  const { scheme, network, asset, payTo, amount } = readEntry(raw)
  return (
    offer.scheme === scheme &&
    offer.network === network &&
    offer.asset === asset &&
    offer.payTo === payTo &&
    offer.amount === amount
  )
}

/** `acceptIndex` is unsigned, a hint at most (§4.1.1); else the same place. */
function pointedTo(raw: JsonValue, place: number): number {
  const hint = isJsonObject(raw) ? raw.acceptIndex : undefined
  return Number.isSafeInteger(hint) && Number(hint) >= 0 ? Number(hint) : place
}

const weight = { true: 2, false: 1, 'cannot-check': 0 } as const

function weightier(
  a: SignedOffer | null | undefined,
  b: SignedOffer,
): SignedOffer {
  return a && weight[a.kind] >= weight[b.kind] ? a : b
}
