import { headerCaps } from './caps'
import type { JsonValue } from './json'
import { parseJson } from './parse-json'
import { ReasonError } from './reason-error'

/**
 * Parses the JSON inside an x402 header, in any of the forms sellers send.
 *
 * Base64 of UTF-8 JSON (x402 v2 transport, HTTP), also base64url, unpadded or
 * surrounded by whitespace, and JSON that was never encoded. Throws
 * {@link ReasonError}: `TOO_LARGE`, `BAD_BASE64`, `BAD_UTF8` and those of
 * `parseJson`.
 */
export function parseHeader(value: string): JsonValue {
  if (value.length > headerCaps.maxHeaderChars)
    throw new ReasonError('TOO_LARGE')
  const trimmed = value.trim()
  if (trimmed.startsWith('{')) {
    if (new TextEncoder().encode(trimmed).length > headerCaps.maxJsonBytes)
      throw new ReasonError('TOO_LARGE')
    return parseJson(trimmed)
  }
  const bytes = bytesFromBase64(trimmed)
  if (bytes.length > headerCaps.maxJsonBytes) throw new ReasonError('TOO_LARGE')
  return parseJson(textFromUtf8(bytes))
}

function bytesFromBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text))
    throw new ReasonError('BAD_BASE64')
  const standard = text
    .replace(/=+$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
  // One character over a group of four carries six bits: never a byte.
  if (standard.length % 4 === 1) throw new ReasonError('BAD_BASE64')
  const binary = atob(standard)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

function textFromUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ReasonError('BAD_UTF8')
  }
}
