import type { Sighting } from '@/lib/payment/sighting'
import type { ReasonCode } from '@/lib/x402/reason'
import type { Presence } from './sighting-parts'
import type { Words } from './words'

/** Who speaks, as the browser says: never from the message itself. */
export type From = {
  tabId: number
  documentId: string
  /** The document's URL. */
  url: string
  /** The document's origin. */
  origin: string
}

/** A priced document, as the isolated world describes it. */
export type VisitClaim = {
  title: string
  words?: Words | undefined
  /** A service worker of the page stands between it and the network. */
  isRelayed?: boolean | undefined
  /** A page of its own site opened it; said where it is relayed. */
  isFromItsSite?: boolean | undefined
} & Presence

/** A page call as its wrapper describes it. */
export type CallClaim = {
  callId: string
  url: string
  method: string
  canRepeat: boolean
  bodyHash: string
  repeats: number
  words?: Words | undefined
  /** Resource timing outside the page's reach shows the 402, not relayed. */
  isAttested?: boolean | undefined
  /** Redirects of an origin that is not watched are seen by the page alone. */
  isIndirect: boolean
  title: string
} & Presence

/** What was noticed. */
export type Noticed =
  | { kind: 'leave'; because: ReasonCode | 'NOT_X402' }
  | { kind: 'words' }
  | { kind: 'repeat' }
  | { kind: 'hidden-price'; sighting: Sighting }
  | { kind: 'sighting'; sighting: Sighting }
