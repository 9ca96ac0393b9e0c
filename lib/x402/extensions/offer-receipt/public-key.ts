import { p256 } from '@noble/curves/nist.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { isJsonObject, type JsonValue } from '../../json'
import { bytesFromBase58 } from './base58'
import { bytesFromBase64url } from './base64url'

/** A key that signatures can be checked with: 33, 33 or 32 bytes. */
export type PublicKey = {
  curve: 'P-256' | 'secp256k1' | 'Ed25519'
  bytes: Uint8Array
}

/** `unknown`: a kind of key not checked here; `bad`: no key at all. */
export type ReadKey = PublicKey | 'unknown' | 'bad'

/** Reads a JWK (RFC 7517; RFC 8037 for Ed25519, RFC 8812 for secp256k1). */
export function keyFromJwk(jwk: JsonValue | undefined): ReadKey {
  if (!isJsonObject(jwk)) return 'bad'
  const x = coordinate(jwk.x)
  if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519')
    return x ? { curve: 'Ed25519', bytes: x } : 'bad'
  if (jwk.kty !== 'EC' || (jwk.crv !== 'P-256' && jwk.crv !== 'secp256k1'))
    return typeof jwk.kty === 'string' ? 'unknown' : 'bad'
  const y = coordinate(jwk.y)
  return x && y ? pointOn(jwk.crv, Uint8Array.from([0x04, ...x, ...y])) : 'bad'
}

/** Reads a multibase, multicodec key as `did:key` carries it (`z6Mk…`). */
export function keyFromMultibase(text: string): ReadKey {
  if (!text.startsWith('z')) return 'unknown'
  const bytes = bytesFromBase58(text.slice(1))
  if (!bytes) return 'bad'
  const key = bytes.subarray(2)
  // Multicodec numbers 0xed, 0xe7 and 0x1200, each a varint of two bytes.
  switch (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) {
    case 0xed01:
      return key.length === 32 ? { curve: 'Ed25519', bytes: key } : 'bad'
    case 0xe701:
      return pointOn('secp256k1', key)
    case 0x8024:
      return pointOn('P-256', key)
    default:
      return 'unknown'
  }
}

function coordinate(value: JsonValue | undefined): Uint8Array | null {
  const bytes = typeof value === 'string' ? bytesFromBase64url(value) : null
  return bytes?.length === 32 ? bytes : null
}

/** One form for every way to write a point, so that keys can be compared. */
function pointOn(curve: 'P-256' | 'secp256k1', bytes: Uint8Array): ReadKey {
  const { Point } = curve === 'P-256' ? p256 : secp256k1
  try {
    return { curve, bytes: Point.fromBytes(bytes).toBytes(true) }
  } catch {
    return 'bad'
  }
}
