import { ReasonError } from '../../reason-error'
import { timeOf as readTime } from './rfc-3339'
import type { SignInTerms } from './terms'

/** Most a seller's clock may differ from ours, ms. */
const maxSkewMs = 5 * 60_000
/** Most a sign-in may last from when it was issued, ms. */
const maxLifeMs = 10 * 60_000

/**
 * Checks the times of a sign-in against the clock, Unix ms.
 *
 * Throws {@link ReasonError}: `SIGN_IN_SHAPE` for what is no RFC 3339 time,
 * `SIGN_IN_STALE`, `SIGN_IN_EXPIRED`, `SIGN_IN_LONG`, `SIGN_IN_EARLY`.
 */
export function checkTimes(
  terms: Pick<SignInTerms, 'issuedAt' | 'expirationTime' | 'notBefore'>,
  nowMs: number,
): void {
  const issuedAtMs = timeOf(terms.issuedAt)
  const ends = terms.expirationTime
  const begins = terms.notBefore
  // Written so that a clock that is no number passes nothing.
  if (!(Math.abs(nowMs - issuedAtMs) <= maxSkewMs))
    throw new ReasonError('SIGN_IN_STALE')
  if (ends !== undefined) {
    if (!(nowMs < timeOf(ends))) throw new ReasonError('SIGN_IN_EXPIRED')
    if (!(timeOf(ends) - issuedAtMs <= maxLifeMs))
      throw new ReasonError('SIGN_IN_LONG')
  }
  if (begins !== undefined && !(timeOf(begins) <= nowMs + maxSkewMs))
    throw new ReasonError('SIGN_IN_EARLY')
}

/** Unix ms. */
function timeOf(text: string): number {
  const ms = readTime(text)
  if (Number.isNaN(ms)) throw new ReasonError('SIGN_IN_SHAPE')
  return ms
}
