import { bytesToHex } from '@noble/hashes/utils.js'
import { expect, test, vi } from 'vitest'
import { type Secrets, sealRecord } from './envelope'
import { derivePasswordKeys } from './password'
import { deriveSpendKey, parsePhrase } from './phrase'
import { parseKey } from './private-key'
import type { VaultRecord } from './record'
import type { VaultStore } from './store'
import { account, createRandom, password, phrase, startMs } from './testing'
import { writeVault } from './write'

vi.mock('@noble/hashes/scrypt.js', async (original) =>
  (await import('./testing')).rememberScrypt(original),
)

const identity = {
  vaultId: '01'.repeat(16),
  createdAtMs: startMs,
  origin: 'created',
  address: account,
} as const
const randomBytes = createRandom()
const secrets: Secrets = {
  dek: randomBytes(32),
  spend: await deriveSpendKey(parsePhrase(phrase)),
  entropy: parsePhrase(phrase),
}

/** Writes `secrets` while the disk holds `change` of them, well sealed. */
async function writeOver(change: Partial<Secrets>): Promise<void> {
  const replace: VaultStore['replace'] = async (record, check) => {
    const keys = await derivePasswordKeys(password, record)
    const [{ wrapped: _, ...slot }] = record.slots
    const header = {
      ...identity,
      v: 1 as const,
      slots: [slot] as [typeof slot],
    }
    const held: VaultRecord = await sealRecord(
      header,
      { ...secrets, ...change },
      keys,
      randomBytes,
    )
    await check(held)
  }
  const store = { replace } as VaultStore
  await writeVault({ store, randomBytes }, identity, secrets, password)
}

test('what reads back the same is accepted', async () => {
  await expect(writeOver({})).resolves.toBeUndefined()
})

test.each<[string, Partial<Secrets>]>([
  ['another DEK', { dek: randomBytes(32) }],
  ['another key', { spend: parseKey('07'.repeat(32)) }],
  ['another phrase', { entropy: randomBytes(16) }],
  ['no phrase', { entropy: null }],
])('behavior: %s read back is refused', async (_, change) => {
  await expect(writeOver(change)).rejects.toMatchObject({
    code: 'VAULT_CORRUPT',
  })
})

test('behavior: leaves the secrets to the caller', () => {
  expect(bytesToHex(secrets.spend)).not.toBe('00'.repeat(32))
})
