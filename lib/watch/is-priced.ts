import { challengeValues } from '../x402/challenge-headers'
import { type HeadersSeen, headerValues } from './listeners'

/**
 * Is this an answer that asks for money: a 402, or a 412 with a challenge in
 * its headers? A seller by Permit2 says 412 where the allowance is missing
 * (x402 v2); any other 412 is an unmet precondition (RFC 9110 §15.5.13).
 */
export function isPriced(details: HeadersSeen): boolean {
  const { statusCode, responseHeaders } = details
  return (
    statusCode === 402 ||
    (statusCode === 412 &&
      challengeValues((name) => headerValues(responseHeaders, name)).length > 0)
  )
}
