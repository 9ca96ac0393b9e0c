import { maxOffers } from './caps'
import type { Challenge } from './challenge'
import { isJsonObject, type JsonObject, type JsonValue, stringOf } from './json'
import { ReasonError, SignInOnlyError } from './reason-error'

/**
 * Parses a PaymentRequired object of either version (x402 v2 §5.1, v1 §5.1).
 *
 * Only what every reader needs is checked here; each entry of `accepts` is
 * judged by itself later, so that a bad one never hides a good one. Throws
 * {@link ReasonError}: `BAD_SHAPE`, `UNKNOWN_VERSION`, `NO_OFFERS`,
 * `SIGN_IN_ONLY`, `TOO_MANY_OFFERS`.
 */
export function parseChallenge(json: JsonValue): Challenge {
  if (!isJsonObject(json)) throw new ReasonError('BAD_SHAPE')
  const version = parseVersion(json.x402Version)
  const { accepts } = json
  if (!isJsonArray(accepts)) throw new ReasonError('BAD_SHAPE')
  if (accepts.length > maxOffers) throw new ReasonError('TOO_MANY_OFFERS')
  const challenge: Challenge = {
    version,
    accepts,
    // v1 has neither: its entries carry the resource themselves.
    resource: version === 2 ? objectOf(json.resource) : null,
    extensions: version === 2 ? objectOf(json.extensions) : null,
    error: stringOf(json.error) ?? null,
  }
  if (accepts.length > 0) return challenge
  throw isSignIn(json)
    ? new SignInOnlyError(challenge)
    : new ReasonError('NO_OFFERS')
}

/** Some sellers write the version as a string. */
function parseVersion(value: JsonValue | undefined): 1 | 2 {
  if (value === 1 || value === '1') return 1
  if (value === 2 || value === '2') return 2
  throw new ReasonError('UNKNOWN_VERSION')
}

/** A route that sells nothing and lets in who bought before. */
function isSignIn({ extensions }: JsonObject): boolean {
  return isJsonObject(extensions) && isJsonObject(extensions['sign-in-with-x'])
}

function objectOf(value: JsonValue | undefined): JsonObject | null {
  return isJsonObject(value) ? value : null
}

function isJsonArray(
  value: JsonValue | undefined,
): value is readonly JsonValue[] {
  return Array.isArray(value)
}
