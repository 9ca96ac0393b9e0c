import type { Challenge } from './challenge'
import { wordsOf as wordsOfV1 } from './v1/words'
import { wordsOf as wordsOfV2 } from './v2/words'
import type { SellerWords } from './words'

/** Reads what the seller says of one entry of its challenge. */
export function readWords(challenge: Challenge, index: number): SellerWords {
  return challenge.version === 1
    ? wordsOfV1(challenge, index)
    : wordsOfV2(challenge, index)
}
