import { bytesToHex } from '@noble/hashes/utils.js'
import type { Address } from 'viem'
import { CodedError } from '@/lib/messaging/errors'
import type { RandomBytes, Secrets } from './envelope'
import { deriveAddress } from './key'
import { assertNewPassword } from './password'
import { deriveSpendKey, parsePhrase } from './phrase'
import type { Origin } from './record'
import type { VaultSession } from './session'
import type { VaultStore } from './store'
import { wipeSecrets, writeVault } from './write'

/** What a vault is made with. */
export type EstablishParts = {
  store: VaultStore
  session: VaultSession
  nowMs(): number
  randomBytes: RandomBytes
}

/** What a wallet starts from; `establish` wipes it. */
export type Start = Omit<Secrets, 'dek'>

/**
 * Makes the vault and leaves it unlocked.
 *
 * A record that cannot be read is still a wallet: it is never written over.
 * Fails: `WALLET_EXISTS`, `WEAK_PASSWORD`, `BAD_KEY`, and as `open` does.
 */
export async function establish(
  { store, session, nowMs, randomBytes }: EstablishParts,
  origin: Origin,
  password: string,
  open: () => Promise<Start>,
): Promise<{ address: Address }> {
  if (await store.isPresent())
    throw new CodedError(
      'WALLET_EXISTS',
      'There is a wallet in this browser already.',
    )
  assertNewPassword(password)
  const secrets: Secrets = { ...(await open()), dek: randomBytes(32) }
  try {
    const address = deriveAddress(secrets.spend)
    const vaultId = bytesToHex(randomBytes(16))
    const identity = { vaultId, createdAtMs: nowMs(), origin, address }
    await writeVault({ store, randomBytes }, identity, secrets, password)
    await session.start(vaultId, secrets.dek)
    return { address }
  } finally {
    wipeSecrets(secrets)
  }
}

/** The start of a wallet made from 12 or 24 words. Fails: `BAD_PHRASE`. */
export async function fromPhrase(phrase: string): Promise<Start> {
  const entropy = parsePhrase(phrase)
  return { entropy, spend: await deriveSpendKey(entropy) }
}
