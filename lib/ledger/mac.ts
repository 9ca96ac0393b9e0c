import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * The seal of a list of values, hex of HMAC-SHA-256. JSON of strings, numbers
 * and arrays is unambiguous: no two lists look alike.
 */
export function macOf(key: Uint8Array, parts: readonly unknown[]): string {
  return bytesToHex(hmac(sha256, key, utf8ToBytes(JSON.stringify(parts))))
}
