import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Address } from 'viem'
import * as z from 'zod/mini'
import { CodedError } from '@/lib/messaging/errors'
import type { Bytes } from './seal'

/** Cost of a new password slot: 128 MiB and about half a second. */
export const scryptCost = { N: 2 ** 17, r: 8, p: 1 } as const

function hex(bytes: number) {
  return z.string().check(z.regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`)))
}

const tagBytes = 16
const ivBytes = 12

const passwordSlotSchema = z.strictObject({
  id: hex(16),
  kdf: z.literal('scrypt'),
  // The floor stops a downgrade, the ceiling (1 GiB) a memory bomb.
  N: z.literal([2 ** 17, 2 ** 18, 2 ** 19, 2 ** 20]),
  r: z.literal(8),
  p: z.literal([1, 2]),
  salt: hex(32),
  iv: hex(ivBytes),
  wrapped: hex(32 + tagBytes),
})

const recordSchema = z.strictObject({
  v: z.literal(1),
  vaultId: hex(16),
  createdAtMs: z.number(),
  origin: z.enum(['created', 'phrase', 'key']),
  address: z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/)),
  slots: z.tuple([passwordSlotSchema]),
  spend: z.strictObject({ iv: hex(ivBytes), sealed: hex(32 + tagBytes) }),
  recovery: z.nullable(
    z.strictObject({
      keyIv: hex(ivBytes),
      wrappedKey: hex(32 + tagBytes),
      iv: hex(ivBytes),
      sealed: z.union([hex(16 + tagBytes), hex(32 + tagBytes)]),
    }),
  ),
})

const paramsSchema = z.object({
  v: z.unknown(),
  slots: z.tuple([
    z.object({
      kdf: z.unknown(),
      N: z.unknown(),
      r: z.unknown(),
      p: z.unknown(),
    }),
  ]),
})

/** How the password opens the vault: scrypt cost, salt, the wrapped DEK. */
type PasswordSlot = z.infer<typeof passwordSlotSchema>

/** How the wallet was made. */
export type Origin = z.infer<typeof recordSchema>['origin']

/**
 * The one stored record of a vault; bytes as lower-case hex.
 *
 * `spend` is the private key under a key derived from the DEK. `recovery` is
 * the phrase's entropy under its own random key, which only the password
 * wraps: an unlocked session cannot reach it. It is null for an imported key.
 */
export type VaultRecord = Omit<z.infer<typeof recordSchema>, 'address'> & {
  /** EIP-55. */
  address: Address
}

/** The record without its ciphertexts: what every ciphertext vouches for. */
export type VaultHeader = Omit<VaultRecord, 'slots' | 'spend' | 'recovery'> & {
  slots: [Omit<PasswordSlot, 'wrapped'>]
}

/** The ciphertexts of a record; part of what each authenticates. */
export type Part = 'slot' | 'spend' | 'recovery-key' | 'recovery'

/**
 * Bytes a ciphertext authenticates beside its plaintext: the header and its
 * own place in the record. A changed cost, a slot of another vault or two
 * swapped ciphertexts therefore do not open.
 */
export function associatedBytes(header: VaultHeader, part: Part): Bytes {
  const { v, vaultId, createdAtMs, origin, address } = header
  const slots = header.slots.map(({ id, kdf, N, r, p, salt, iv }) => [
    id,
    kdf,
    N,
    r,
    p,
    salt,
    iv,
  ])
  return utf8ToBytes(
    JSON.stringify([part, v, vaultId, createdAtMs, origin, address, slots]),
  )
}

/**
 * Parses what the database held.
 *
 * Fails: `VAULT_PARAMS` for a version or derivation cost outside the bounds,
 * `VAULT_CORRUPT` for anything else that is not a record.
 */
export function parseRecord(stored: unknown): VaultRecord {
  const params = paramsSchema.safeParse(stored)
  if (!params.success) throw corruptError()
  const { kdf, N, r, p } = passwordSlotSchema.shape
  const [slot] = params.data.slots
  const isAllowed =
    recordSchema.shape.v.safeParse(params.data.v).success &&
    kdf.safeParse(slot.kdf).success &&
    N.safeParse(slot.N).success &&
    r.safeParse(slot.r).success &&
    p.safeParse(slot.p).success
  if (!isAllowed)
    throw new CodedError(
      'VAULT_PARAMS',
      'The stored wallet asks for settings this version does not accept.',
    )

  const record = recordSchema.safeParse(stored)
  if (!record.success) throw corruptError()
  const isKey = record.data.origin === 'key'
  if (isKey !== (record.data.recovery === null)) throw corruptError()
  return { ...record.data, address: record.data.address as Address }
}

/** The stored wallet is damaged; only an import brings the account back. */
export function corruptError(): CodedError {
  return new CodedError(
    'VAULT_CORRUPT',
    'The stored wallet is damaged. Import it again from your recovery phrase.',
  )
}
