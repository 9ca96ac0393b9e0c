import { isDeepStrictEqual } from 'node:util'
import { type Challenge, challengeOf, v1ChallengeOf, v1Terms } from './terms.ts'
import type { Payment, Visit } from './visit.ts'

/** A seller that calls things by older names, as early documents do. */
type Older = {
  challenge: (visit: Visit, error?: string) => Challenge
  /** The payment as a facilitator of today knows it, if it answers those names. */
  modern: (visit: Visit, payment: Payment) => Payment
}

const v2Entry = ({ terms: { amount, ...terms } }: Visit) => ({
  ...terms,
  maxAmountRequired: amount,
  description: 'Access to premium data',
})

const v1Entry = ({ url, terms }: Visit) => {
  const { asset, ...rest } = v1Terms(url, terms)
  return { ...rest, scheme: 'erc-3009', token: asset }
}

/** By the dialect's name. */
export const older: Record<string, Older> = {
  'v2-body-older': {
    challenge: (visit, error) => {
      const { url, terms } = visit
      const { resource: _, ...rest } = challengeOf(url, terms, error)
      return { ...rest, accepts: [v2Entry(visit)] }
    },
    modern: (visit, payment) =>
      isDeepStrictEqual(payment.accepted, v2Entry(visit))
        ? { ...payment, accepted: visit.terms }
        : payment,
  },
  'v1-erc-3009': {
    challenge: (visit, error) => ({
      ...v1ChallengeOf(visit.url, visit.terms, error),
      accepts: [v1Entry(visit)],
    }),
    modern: (_, payment) =>
      payment.scheme === 'erc-3009' ? { ...payment, scheme: 'exact' } : payment,
  },
}
