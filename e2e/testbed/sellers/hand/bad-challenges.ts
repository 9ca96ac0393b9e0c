import { badBodies } from './bad-bodies.ts'
import { badHeaders } from './bad-headers.ts'
import { badTerms } from './bad-terms.ts'
import { roughChallenges } from './rough-challenges.ts'
import type { Terms } from './terms.ts'

/** What a bad challenge is made from. */
export type Ingredients = {
  url: URL
  /** Honest terms on Base Sepolia. */
  terms: Terms
  /** The buyer's own address, from `?payer=`. */
  payer: string
}

/** One challenge of `/bad/<name>`. */
export type BadChallenge = {
  name: string
  /** Where the challenge stands in the 402. */
  how: 'header' | 'body'
  /** Is there one honest offer in it that may be paid? */
  isPayable: boolean
  /** The reason code a wallet has for it, or for the bad offer beside an honest one. */
  because: string | null
  /** The header's value, or the body. */
  say: (ingredients: Ingredients) => string | Buffer
}

/** Every malformed, hostile or merely rough challenge of the bed. */
export const badChallenges: readonly BadChallenge[] = [
  ...badHeaders,
  ...badTerms,
  ...badBodies,
  ...roughChallenges,
]

/** What a test needs to walk through them, safe to send as JSON. */
export const badList = badChallenges.map(
  ({ name, how, isPayable, because }) => ({ name, how, isPayable, because }),
)
