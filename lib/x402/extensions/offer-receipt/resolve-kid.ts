import type { JsonValue } from '../../json'
import { parseJson } from '../../parse-json'
import { bytesFromBase64url } from './base64url'
import { keyFromJwk, keyFromMultibase, type PublicKey } from './public-key'

/** What a JWS key's name leads to without asking anyone. */
export type ResolvedKey =
  | { kind: 'key'; key: PublicKey }
  /** `did:pkh`: the key whose address this is, in lower case. */
  | { kind: 'address'; address: string }
  /** `did:web`: published on this host, with its port if it has one. */
  | { kind: 'online'; host: string }
  /** A DID method or kind of key that cannot be resolved offline. */
  | { kind: 'unknown'; isKey: boolean }
  | { kind: 'bad' }

/**
 * Resolves the `kid` of a JWS: did:key, did:jwk, did:pkh (eip155), did:web.
 *
 * The fragment names a key within a DID document; the first three have one key.
 */
export function resolveKid(kid: string): ResolvedKey {
  const [, method, id = ''] = /^did:([a-z0-9]{1,32}):([^#?/]*)/.exec(kid) ?? []
  switch (method) {
    case 'key':
      return resolved(keyFromMultibase(id))
    case 'jwk':
      return resolved(keyFromJwk(jsonFromBase64url(id)))
    case 'pkh':
      return addressOf(id)
    case 'web':
      return hostOf(id)
    default:
      return { kind: 'unknown', isKey: false }
  }
}

function resolved(key: PublicKey | 'unknown' | 'bad'): ResolvedKey {
  if (key === 'bad') return { kind: 'bad' }
  return key === 'unknown'
    ? { kind: 'unknown', isKey: true }
    : { kind: 'key', key }
}

/** A JSON text in base64url; `undefined` where it is none. */
export function jsonFromBase64url(text: string): JsonValue | undefined {
  const bytes = bytesFromBase64url(text)
  if (!bytes) return undefined
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function addressOf(id: string): ResolvedKey {
  const [, address] = /^eip155:\d{1,20}:(0x[0-9a-fA-F]{40})$/.exec(id) ?? []
  return address
    ? { kind: 'address', address: address.toLowerCase() }
    : { kind: 'unknown', isKey: false }
}

/** The first part of a did:web is its host, the port's colon as `%3A`. */
function hostOf(id: string): ResolvedKey {
  const domain = id.split(':')[0]?.replace(/%3a/i, ':') ?? ''
  if (!/^[A-Za-z0-9.-]{1,253}(:\d{1,5})?$/.test(domain)) return { kind: 'bad' }
  const host = URL.parse(`https://${domain}`)?.host
  return host ? { kind: 'online', host } : { kind: 'bad' }
}
