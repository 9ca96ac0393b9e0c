import type { RequestKind } from './rule'

/** How a priced answer came about, as the browser (not the page) says. */
export type Circumstances = {
  kind: RequestKind
  /** The document is in front: nothing is paid unseen. */
  isVisible: boolean
  /** A person pressed or typed on the page since it loaded. */
  hasGesture: boolean
  /** The terms are the page's word, not the seller's answer header. */
  isPageSupplied: boolean
  /** In a frame, or the seller's answer came by way of another origin. */
  isIndirect: boolean
  /** What the answer's own `Date` says, Unix ms; null without one. */
  sellerTimeMs: number | null
  /** The seller has not asked this time: the price is one it asked before. */
  isAhead?: boolean | undefined
}
