import type { Circumstances } from '@/lib/policy/circumstances'
import type { Challenge, Evidence, ReadResult } from '@/lib/x402/challenge'
import type { Target } from './ports'

/** One 402, read, and tied by the browser to who made the request. */
export type Sighting = {
  /** Stable for the same visit or call, so a repeated claim is the same one. */
  questionId: string
  target: Target
  /** Top-level origin the person is on. */
  site: string
  /** The page's title, untrusted. */
  title: string
  /** SHA-256 of the request body, or empty. */
  bodyHash: string
  evidence: Evidence
  /**
   * The browser has not recorded this answer itself: the call is repeated
   * unpaid, and only terms it then records are paid.
   */
  needsProof: boolean
  read: ReadResult
  /** What the seller sent, for a person to copy. */
  raw: string
  /** The payment this 402 answers, when a header of ours was on the request. */
  answers: string | null
  /** How it came about, for the rules. */
  circumstances: Circumstances
}

/** The challenge of a sighting, or `null` where it could not be read. */
export function challengeOf(sighting: Sighting): Challenge | null {
  return sighting.read.ok ? sighting.read.challenge : null
}
