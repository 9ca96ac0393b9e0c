import { hexToBytes } from '@noble/hashes/utils.js'
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  stringOf,
} from '../../json'
import { bytesFromBase64url } from './base64url'
import { jsonFromBase64url } from './resolve-kid'

/** An offer or receipt taken apart, with nothing checked yet (§3.1). */
export type Statement = TypedStatement | JwsStatement

/** Signed as EIP-712 typed data. */
export type TypedStatement = {
  format: 'eip712'
  payload: JsonObject
  /** r ‖ s, 64 bytes. */
  rs: Uint8Array
  parity: number
}

/** Signed as a JWS in compact serialization (RFC 7515 §7.1). */
export type JwsStatement = {
  format: 'jws'
  payload: JsonObject
  alg: string
  /** A DID URL. */
  kid: string
  jwk: JsonValue | undefined
  /** What the signature is over: `header.payload`. */
  signed: Uint8Array
  signature: Uint8Array
}

/** Characters of one signature; a JWS carries its payload and its key. */
const maxSignatureChars = 8_192

/** Characters kept of what was signed; an honest one has under 2,000. */
const maxRawChars = 16_384

/**
 * Takes a signed offer or receipt apart.
 *
 * `null`: it has a format nobody here knows, and counts as not being there
 * (§2). `bad`: it has not the shape its format demands. Never throws.
 */
export function openStatement(
  value: JsonValue | undefined,
): Statement | { format: Statement['format']; bad: true } | null {
  if (!isJsonObject(value)) return null
  const { format } = value
  if (format !== 'eip712' && format !== 'jws') return null
  const signature = stringOf(value.signature) ?? ''
  const statement =
    signature.length > maxSignatureChars
      ? null
      : format === 'jws'
        ? openJws(signature)
        : openTyped(value.payload, signature)
  return statement ?? { format, bad: true }
}

function openTyped(
  payload: JsonValue | undefined,
  signature: string,
): TypedStatement | null {
  if (!isJsonObject(payload) || !/^0x[0-9a-fA-F]{130}$/.test(signature))
    return null
  const bytes = hexToBytes(signature.slice(2))
  const v = bytes[64] ?? 0
  const parity = v >= 27 ? v - 27 : v
  if (parity > 1) return null
  return { format: 'eip712', payload, rs: bytes.slice(0, 64), parity }
}

function openJws(compact: string): JwsStatement | null {
  const parts = compact.split('.')
  const [head = '', body = '', tail = ''] = parts
  if (parts.length !== 3) return null
  const header = jsonFromBase64url(head)
  const payload = jsonFromBase64url(body)
  const signature = bytesFromBase64url(tail)
  if (!isJsonObject(header) || !isJsonObject(payload) || !signature) return null
  const { alg, kid, jwk } = header
  // RFC 7515 §4.1.11: what must be understood and is not makes it invalid.
  if (typeof alg !== 'string' || !isDidUrl(kid) || 'crit' in header) return null
  return {
    format: 'jws',
    payload,
    alg,
    kid,
    jwk,
    signed: new TextEncoder().encode(`${head}.${body}`),
    signature,
  }
}

/** Printable, short enough to show and to keep. */
function isDidUrl(kid: JsonValue | undefined): kid is string {
  return (
    typeof kid === 'string' &&
    /^did:[a-z0-9]{1,32}:[\w.:%-]{1,1024}(?:[#?/][\w.:%/?&=#-]{0,256})?$/.test(
      kid,
    )
  )
}

/** The statement as it came, to be kept: the JWS itself, or JSON. */
export function rawOf(value: JsonValue | undefined): string {
  const isJws = isJsonObject(value) && value.format === 'jws'
  const raw = isJws ? stringOf(value.signature) : undefined
  return (raw ?? JSON.stringify(value) ?? '').slice(0, maxRawChars)
}
