import type { Sighting } from '@/lib/payment/sighting'
import type { Circumstances } from '@/lib/policy/circumstances'
import { readHeaders } from '@/lib/x402/read-header'
import type { Observation } from './observations'
import { isSecure } from './url'
import type { Found } from './words'

/** What the content script's own world says of its document. */
export type Presence = { isVisible: boolean; hasGesture: boolean }

/**
 * How an answer came about: the browser's word, and the isolated world's. A
 * page's own word that another origin sent it there is taken as well: it can
 * only make a rule ask.
 */
export function circumstancesOf(
  kind: Circumstances['kind'],
  {
    isVisible,
    hasGesture,
    isIndirect = false,
  }: Presence & { isIndirect?: boolean },
  seen: Observation | undefined,
): Circumstances {
  return {
    kind,
    isVisible,
    hasGesture,
    isPageSupplied: !seen || seen.headers.length === 0,
    isIndirect: isIndirect || (seen?.isIndirect ?? false),
    sellerTimeMs: seen?.sellerTimeMs ?? null,
  }
}

/** The challenge of a record's own headers, or `null` where it has none. */
export function readRecord(seen: Observation): Found | null {
  const read = readHeaders(seen.headers)
  return read && { read, raw: seen.headers.join(', ') }
}

/** The other way to pay that a record's headers ask for, as a challenge not read. */
export function readOther({ otherWay }: Observation): Found | null {
  return (
    otherWay && {
      read: { ok: false, because: otherWay.because },
      raw: otherWay.raw,
    }
  )
}

/** Only https and this computer pay; elsewhere the person reads why not. */
export function secured(sighting: Sighting): Sighting {
  return isSecure(sighting.target.url)
    ? sighting
    : { ...sighting, read: { ok: false, because: 'INSECURE' } }
}
