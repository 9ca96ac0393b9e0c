import type { Sighting } from '@/lib/payment/sighting'
import type { Challenge } from '@/lib/x402/challenge'
import type { From } from './noticed'
import type { Presence } from './sighting-parts'

/** A page's call before it is sent, as its wrapper describes it. */
type AheadCall = {
  callId: string
  /** Without fragment. */
  url: string
  method: string
  title: string
} & Presence

/** A call that is not sent yet, on terms the browser recorded before. */
export function aheadOf(
  from: From,
  { callId, url, method, title, isVisible, hasGesture }: AheadCall,
  challenge: Challenge,
): Sighting {
  const { tabId, documentId, origin } = from
  return {
    questionId: `${documentId}:${callId}`,
    target: { tabId, documentId, kind: 'call', method, url, callId },
    site: origin,
    title,
    bodyHash: '',
    evidence: 'header',
    needsProof: false,
    read: { ok: true, challenge },
    raw: '',
    answers: null,
    circumstances: {
      kind: 'call',
      isVisible,
      hasGesture,
      isPageSupplied: false,
      isIndirect: false,
      sellerTimeMs: null,
      isAhead: true,
    },
  }
}
