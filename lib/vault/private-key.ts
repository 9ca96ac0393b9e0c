import { hexToBytes } from '@noble/hashes/utils.js'
import { CodedError } from '@/lib/messaging/errors'
import type { Bytes } from './seal'

/**
 * Bytes of a private key written as 64 hex digits, with or without 0x.
 *
 * Whether it lies on the curve shows when its address is derived. Fails:
 * `BAD_KEY`. The error never quotes the key.
 */
export function parseKey(key: string): Bytes {
  const digits = /^(?:0x)?([0-9a-f]{64})$/i.exec(key.trim())?.[1]
  if (digits === undefined) throw badKeyError()
  return hexToBytes(digits)
}

/** What was given is not a private key. */
export function badKeyError(): CodedError {
  return new CodedError(
    'BAD_KEY',
    'This is not a private key. One has 64 characters, 0–9 and a–f.',
  )
}
