import type { Answer } from '@/lib/payment/ledger-port'
import { redirected } from '@/lib/payment/payment'
import type { Target } from '@/lib/payment/ports'
import { withoutFragment } from '@/lib/x402/hash'
import { answerOf } from './answer-of'
import { answerHeadersOf, type HeadersSeen } from './request'

/**
 * Whether an answer asks for the price of another page than the one that was
 * presented to: its seller sent the request on.
 */
export function isPricedElsewhere(
  { url }: Pick<Target, 'url'>,
  details: HeadersSeen,
): boolean {
  const isPriced = details.statusCode === 402 || details.statusCode === 412
  return isPriced && withoutFragment(details.url) !== url
}

/**
 * What an answer says to the payment that was presented. One who was sent on
 * to asks for money of its own, and its words are not the seller's.
 */
export function answerTo(
  target: Pick<Target, 'url'>,
  details: HeadersSeen,
): Answer | null {
  if (isPricedElsewhere(target, details))
    return {
      delivery: 'unknown',
      code: redirected,
      status: null,
      receipt: null,
    }
  const { isSaved, isPlayed, ...said } = answerHeadersOf(details)
  // A rule of ours has what would be played saved, at the target's own URL.
  const isSavedByUs =
    isPlayed === true && withoutFragment(details.url) === target.url
  return answerOf({ ...said, isSaved: isSaved === true || isSavedByUs })
}
