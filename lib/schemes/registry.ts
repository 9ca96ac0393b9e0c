import type { JsonValue } from '@/lib/x402/json'
import { ReasonError } from '@/lib/x402/reason-error'
import { exactEip3009 } from './exact-eip3009/scheme'
import { exactPermit2 } from './exact-permit2/scheme'
import type { Intent, Offer } from './offer'
import type { Scheme } from './scheme'
import { uptoPermit2 } from './upto-permit2/scheme'

/** Every way we can pay. A new one is a folder and a line here. */
export const schemes: readonly Scheme[] = [
  exactEip3009,
  exactPermit2,
  uptoPermit2,
]

/**
 * The scheme an entry means by its `scheme` and `extra.assetTransferMethod`.
 *
 * Throws `ReasonError`: `UNKNOWN_SCHEME`, `UNKNOWN_METHOD`.
 */
export function parseScheme(
  name: string,
  method: JsonValue | undefined,
): Scheme {
  const named = schemes.filter((scheme) => scheme.name === name)
  if (named.length === 0) throw new ReasonError('UNKNOWN_SCHEME')
  const scheme = named.find((candidate) => candidate.isMethod(method))
  if (!scheme) throw new ReasonError('UNKNOWN_METHOD')
  return scheme
}

/** The scheme an offer or intent names; undefined where there is none such. */
export function findScheme({
  scheme,
  method,
}: Pick<Offer | Intent, 'scheme' | 'method'>): Scheme | undefined {
  return schemes.find((one) => one.name === scheme && one.method === method)
}

/**
 * The scheme that reads, composes and hashes what an offer or intent names.
 * Throws `ReasonError`.
 */
export function schemeOf(named: Pick<Offer | Intent, 'scheme' | 'method'>) {
  const found = findScheme(named)
  if (!found) throw new ReasonError('UNKNOWN_SCHEME')
  return found
}
