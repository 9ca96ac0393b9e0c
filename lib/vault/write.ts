import { clean } from '@noble/hashes/utils.js'
import {
  createHeader,
  type Identity,
  openDek,
  openSecrets,
  type RandomBytes,
  type Secrets,
  sealRecord,
} from './envelope'
import { deriveAddress } from './key'
import { derivePasswordKeys, type PasswordKeys } from './password'
import { corruptError, type VaultRecord } from './record'
import type { Bytes } from './seal'
import type { VaultStore } from './store'

/**
 * Seals secrets under a password and makes that the vault, once every part
 * was read back and opened. The caller still owns and wipes the secrets.
 *
 * Fails: `VAULT_CORRUPT`; the vault before it then stands.
 */
export async function writeVault(
  { store, randomBytes }: { store: VaultStore; randomBytes: RandomBytes },
  identity: Identity,
  secrets: Secrets,
  password: string,
): Promise<void> {
  const header = createHeader(identity, randomBytes)
  const keys = await derivePasswordKeys(password, header)
  try {
    const record = await sealRecord(header, secrets, keys, randomBytes)
    await store.replace(record, (written) =>
      assertOpens(written, keys, secrets),
    )
  } finally {
    clean(keys.dek, keys.recovery)
  }
}

/** Overwrites secrets with zeros. */
export function wipeSecrets({ dek, spend, entropy }: Secrets): void {
  clean(dek, spend)
  if (entropy !== null) clean(entropy)
}

async function assertOpens(
  record: VaultRecord,
  keys: PasswordKeys,
  expected: Secrets,
): Promise<void> {
  const dek = await openDek(record, keys)
  if (dek === null) throw corruptError()
  try {
    const secrets = await openSecrets(record, keys, dek)
    const isWhole =
      isSame(dek, expected.dek) &&
      isSame(secrets.spend, expected.spend) &&
      isSame(secrets.entropy, expected.entropy) &&
      deriveAddress(secrets.spend) === record.address
    wipeSecrets(secrets)
    if (!isWhole) throw corruptError()
  } finally {
    clean(dek)
  }
}

function isSame(a: Bytes | null, b: Bytes | null): boolean {
  if (a === null || b === null) return a === b
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
