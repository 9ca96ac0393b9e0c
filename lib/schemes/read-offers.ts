import type { Challenge } from '@/lib/x402/challenge'
import type { Entry } from '@/lib/x402/entry'
import type { JsonObject } from '@/lib/x402/json'
import { readEntry } from '@/lib/x402/read-entry'
import type { ReasonCode } from '@/lib/x402/reason'
import { ReasonError, reasonOf } from '@/lib/x402/reason-error'
import { sellerCode } from '@/lib/x402/seller-code'
import { knownUnpaid } from './known-unpaid'
import type { Offer, Unpayable } from './offer'
import { parseExtra } from './parse-entry'
import { parseScheme } from './registry'
import type { Payer } from './scheme'

/** A challenge's entries, each one either payable or with the reason why not. */
export type Offers = { payable: Offer[]; unpayable: Unpayable[] }

/**
 * Judges each entry of `accepts` by itself: a bad one never hides a good one.
 *
 * Both lists keep the seller's order, and `index` is the place in `accepts`.
 * Never throws.
 */
export function readOffers(challenge: Challenge, payer: Payer): Offers {
  const offers: Offers = { payable: [], unpayable: [] }
  for (const [index, raw] of challenge.accepts.entries()) {
    const entry = readEntry(challenge.version, raw)
    try {
      offers.payable.push(parseEntry(entry, index, payer, challenge.extensions))
    } catch (error) {
      offers.unpayable.push({
        index,
        because: whyNot(entry, reasonOf(error)),
        says: wordsOf(entry),
      })
    }
  }
  return offers
}

function parseEntry(
  entry: Entry | null,
  index: number,
  payer: Payer,
  extensions: JsonObject | null,
): Offer {
  if (typeof entry?.scheme !== 'string') throw new ReasonError('BAD_OFFER')
  const { assetTransferMethod } = parseExtra(entry.extra)
  const scheme = parseScheme(entry.scheme, assetTransferMethod)
  return scheme.parseOffer(entry, index, payer, extensions)
}

/** A way to pay that has a name says more than the field that gave it away. */
function whyNot(entry: Entry | null, because: ReasonCode): ReasonCode {
  const named = entry && because !== 'INTERNAL' ? knownUnpaid(entry) : null
  return named ?? because
}

function wordsOf(entry: Entry | null): Unpayable['says'] {
  const said = {
    scheme: entry?.scheme,
    network: entry?.network,
    asset: entry?.asset,
    amount: entry?.amount,
  }
  const words: Unpayable['says'] = {}
  for (const [key, value] of Object.entries(said)) {
    const word = sellerCode(typeof value === 'number' ? String(value) : value)
    if (word !== null) words[key as keyof Unpayable['says']] = word
  }
  return words
}
