import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, clean, utf8ToBytes } from '@noble/hashes/utils.js'
import type { PasswordKeys } from './password'
import {
  associatedBytes,
  corruptError,
  scryptCost,
  type VaultHeader,
  type VaultRecord,
} from './record'
import { aesKey, type Bytes, openBytes, sealBytes } from './seal'

/** Cryptographically random bytes. */
export type RandomBytes = (length: number) => Bytes

/** What is fixed for the life of a vault. */
export type Identity = Omit<VaultHeader, 'v' | 'slots'>

/** The secrets of a vault. The holder wipes them. */
export type Secrets = {
  /** The data key: 32 random bytes that stay through password changes. */
  dek: Bytes
  /** The 32-byte private key. */
  spend: Bytes
  /** 16 or 32 bytes of BIP-39 entropy; null for an imported key. */
  entropy: Bytes | null
}

/** A header with a fresh salt, at today's cost, for a new password. */
export function createHeader(
  { vaultId, createdAtMs, origin, address }: Identity,
  randomBytes: RandomBytes,
): VaultHeader {
  const slot = {
    id: bytesToHex(randomBytes(16)),
    kdf: 'scrypt' as const,
    ...scryptCost,
    salt: bytesToHex(randomBytes(32)),
    iv: bytesToHex(randomBytes(12)),
  }
  return { v: 1, vaultId, createdAtMs, origin, address, slots: [slot] }
}

/** Seals every secret under a header, each with a fresh random IV. */
export async function sealRecord(
  header: VaultHeader,
  { dek, spend, entropy }: Secrets,
  keys: PasswordKeys,
  randomBytes: RandomBytes,
): Promise<VaultRecord> {
  const [slot] = header.slots
  const wrapped = await sealBytes(await aesKey(keys.dek), {
    iv: slot.iv,
    plain: dek,
    aad: associatedBytes(header, 'slot'),
  })
  const spendIv = bytesToHex(randomBytes(12))
  const sealedSpend = await sealBytes(await spendKey(dek), {
    iv: spendIv,
    plain: spend,
    aad: associatedBytes(header, 'spend'),
  })
  return {
    ...header,
    slots: [{ ...slot, wrapped }],
    spend: { iv: spendIv, sealed: sealedSpend },
    recovery:
      entropy && (await sealRecovery(header, entropy, keys, randomBytes)),
  }
}

/** Opens the DEK with a password's keys; null when the password is wrong. */
export async function openDek(
  record: VaultRecord,
  keys: PasswordKeys,
): Promise<Bytes | null> {
  const [{ iv, wrapped }] = record.slots
  return openBytes(await aesKey(keys.dek), {
    iv,
    sealed: wrapped,
    aad: associatedBytes(record, 'slot'),
  })
}

/** Opens the 32-byte private key with the DEK. Fails: `VAULT_CORRUPT`. */
export async function openSpend(
  record: VaultRecord,
  dek: Bytes,
): Promise<Bytes> {
  const spend = await openBytes(await spendKey(dek), {
    ...record.spend,
    aad: associatedBytes(record, 'spend'),
  })
  if (spend === null) throw corruptError()
  return spend
}

/**
 * Opens the phrase's entropy with a password's keys; null for an imported key.
 *
 * Fails: `VAULT_CORRUPT`.
 */
export async function openEntropy(
  record: VaultRecord,
  keys: PasswordKeys,
): Promise<Bytes | null> {
  if (record.recovery === null) return null
  const { keyIv, wrappedKey, iv, sealed } = record.recovery
  const key = await openBytes(await aesKey(keys.recovery), {
    iv: keyIv,
    sealed: wrappedKey,
    aad: associatedBytes(record, 'recovery-key'),
  })
  if (key === null) throw corruptError()
  try {
    const entropy = await openBytes(await aesKey(key), {
      iv,
      sealed,
      aad: associatedBytes(record, 'recovery'),
    })
    if (entropy === null) throw corruptError()
    return entropy
  } finally {
    clean(key)
  }
}

/**
 * Opens everything, or nothing: what was open when a part fails is wiped.
 *
 * The result holds the caller's own `dek`. Fails: `VAULT_CORRUPT`.
 */
export async function openSecrets(
  record: VaultRecord,
  keys: PasswordKeys,
  dek: Bytes,
): Promise<Secrets> {
  const spend = await openSpend(record, dek)
  try {
    return { dek, spend, entropy: await openEntropy(record, keys) }
  } catch (error) {
    clean(spend)
    throw error
  }
}

async function sealRecovery(
  header: VaultHeader,
  entropy: Bytes,
  keys: PasswordKeys,
  randomBytes: RandomBytes,
): Promise<NonNullable<VaultRecord['recovery']>> {
  const key = randomBytes(32)
  try {
    const keyIv = bytesToHex(randomBytes(12))
    const iv = bytesToHex(randomBytes(12))
    return {
      keyIv,
      wrappedKey: await sealBytes(await aesKey(keys.recovery), {
        iv: keyIv,
        plain: key,
        aad: associatedBytes(header, 'recovery-key'),
      }),
      iv,
      sealed: await sealBytes(await aesKey(key), {
        iv,
        plain: entropy,
        aad: associatedBytes(header, 'recovery'),
      }),
    }
  } finally {
    clean(key)
  }
}

async function spendKey(dek: Bytes): Promise<CryptoKey> {
  const key = hkdf(sha256, dek, undefined, utf8ToBytes('x402w/spend/v1'), 32)
  try {
    return await aesKey(key)
  } finally {
    clean(key)
  }
}
