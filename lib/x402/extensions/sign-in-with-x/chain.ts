import { isJsonObject, type JsonObject, type JsonValue } from '../../json'
import { ReasonError } from '../../reason-error'
import type { SignInTerms } from './terms'

/**
 * The chain a sign-in names: the first of `chains` the seller takes with an
 * ordinary account's signature. Entries that cannot be read are passed over.
 *
 * Throws {@link ReasonError} `SIGN_IN_CHAIN` where there is none.
 */
export function chainOf(
  { supportedChains, info }: JsonObject,
  chains: readonly string[],
): Pick<SignInTerms, 'chainId' | 'signatureScheme'> {
  // Drafts before `supportedChains` named the chain in `info`.
  const entries = isList(supportedChains) ? supportedChains : [info]
  const taken = entries.filter(isJsonObject).filter(isOrdinary)
  for (const chainId of chains) {
    const entry = taken.find((one) => one.chainId === chainId)
    if (entry && /^eip155:[1-9]\d{0,15}$/.test(chainId))
      return {
        chainId: chainId as SignInTerms['chainId'],
        ...(entry.signatureScheme === 'eip191' && {
          signatureScheme: 'eip191' as const,
        }),
      }
  }
  throw new ReasonError('SIGN_IN_CHAIN')
}

function isOrdinary({ type, signatureScheme: scheme }: JsonObject): boolean {
  const isPlain = scheme === undefined || scheme === null || scheme === 'eip191'
  return type === 'eip191' && isPlain
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value)
}
