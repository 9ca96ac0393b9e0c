import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json'
import type { Challenge } from './challenge'
import type { JsonValue } from './json'

/** SHA-256 of a value's canonical JSON, as 64 hex digits. */
export function hashJson(value: JsonValue): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))
}

/**
 * Hashes what a person is asked to agree to, as 64 hex digits.
 *
 * Two answers to one request have the same hash when they ask for the same:
 * version, `accepts`, `resource`, and the request itself without fragment.
 * `extensions` and `error` are left out: they say nothing about the money, and
 * sellers put fresh nonces and times into them with every answer. `null`: no
 * terms could be read.
 */
export function hashTerms(
  challenge: Challenge | null,
  where: { url: string; method: string },
): string {
  return hashJson({
    terms: challenge && {
      version: challenge.version,
      accepts: challenge.accepts,
      resource: challenge.resource,
    },
    url: withoutFragment(where.url),
    method: where.method,
  })
}

/** A URL up to its fragment, which no server ever sees. */
export function withoutFragment(url: string): string {
  const at = url.indexOf('#')
  return at < 0 ? url : url.slice(0, at)
}
