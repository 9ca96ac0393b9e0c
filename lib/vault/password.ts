import { hkdf } from '@noble/hashes/hkdf.js'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import {
  clean,
  concatBytes,
  hexToBytes,
  utf8ToBytes,
} from '@noble/hashes/utils.js'
import { CodedError } from '@/lib/messaging/errors'
import type { VaultHeader } from './record'
import type { Bytes } from './seal'

/** Bytes scrypt may take: the largest cost a record may name, and no more. */
export const maxMemory = 2 ** 30 + 2 ** 16

/** What a password opens: the DEK, and the recovery phrase's own key. */
export type PasswordKeys = { dek: Bytes; recovery: Bytes }

/**
 * Both wrapping keys of a password, by one scrypt run (RFC 7914) and HKDF.
 *
 * Takes about half a second and yields to the event loop meanwhile. The caller
 * wipes the keys.
 */
export async function derivePasswordKeys(
  password: string,
  { slots: [slot], vaultId }: VaultHeader,
): Promise<PasswordKeys> {
  const bytes = utf8ToBytes(password.normalize('NFKC'))
  const { N, r, p } = slot
  const stretched = await scryptAsync(bytes, hexToBytes(slot.salt), {
    N,
    r,
    p,
    dkLen: 32,
    asyncTick: 20,
    maxmem: maxMemory,
  }).finally(() => clean(bytes))
  const id = hexToBytes(vaultId)
  const derive = (label: string) =>
    hkdf(sha256, stretched, undefined, concatBytes(utf8ToBytes(label), id), 32)
  try {
    return {
      dek: derive('x402w/kek/pw/v1'),
      recovery: derive('x402w/kek/rec/v1'),
    }
  } finally {
    clean(stretched)
  }
}

/**
 * Refuses a new password that is not 10–256 characters after NFKC.
 *
 * How hard it is to guess is for the screen to say. Fails: `WEAK_PASSWORD`.
 */
export function assertNewPassword(password: string): void {
  const { length } = [...password.normalize('NFKC')]
  if (length < 10 || length > 256)
    throw new CodedError(
      'WEAK_PASSWORD',
      'Use a password of 10 to 256 characters.',
    )
}
