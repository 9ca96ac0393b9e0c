import { beforeEach, expect, test, vi } from 'vitest'
import { openVaultDb } from './store'
import { createBrowser, createRandom, password, phrase } from './testing'

// Every array scrypt gave back, to look at later.
const { stretched } = vi.hoisted(() => ({ stretched: [] as Uint8Array[] }))
vi.mock('@noble/hashes/scrypt.js', async (original) => {
  const remembered = await (await import('./testing')).rememberScrypt(original)
  return {
    ...remembered,
    scryptAsync: async (...args: Parameters<typeof remembered.scryptAsync>) => {
      const key = await remembered.scryptAsync(...args)
      stretched.push(key, args[0] as Uint8Array)
      return key
    },
  }
})

const next = 'staple battery horse'

/** Memory that held a secret on its way through AES: keys and plaintexts. */
const seen: Uint8Array[] = []

beforeEach(() => {
  seen.length = 0
  stretched.length = 0
  const { subtle } = crypto
  const { importKey, encrypt, decrypt } = subtle
  vi.spyOn(subtle, 'importKey').mockImplementation((async (
    ...args: Parameters<typeof importKey>
  ) => {
    if (args[2] === 'AES-GCM') seen.push(args[1] as unknown as Uint8Array)
    return importKey.apply(subtle, args)
  }) as typeof importKey)
  vi.spyOn(subtle, 'encrypt').mockImplementation(async (...args) => {
    seen.push(args[2] as Uint8Array)
    return encrypt.apply(subtle, args)
  })
  vi.spyOn(subtle, 'decrypt').mockImplementation(async (...args) => {
    const plain = await decrypt.apply(subtle, args)
    seen.push(new Uint8Array(plain))
    return plain
  })
})

function expectWiped(atLeast: number) {
  expect(seen.length).toBeGreaterThanOrEqual(atLeast)
  const left = [...seen, ...stretched].filter((bytes) =>
    bytes.some((byte) => byte !== 0),
  )
  expect(left).toEqual([])
  seen.length = 0
  stretched.length = 0
}

test('every call leaves zeros where secrets were', async () => {
  const browser = createBrowser()
  const vault = browser.vault()
  await vault.create({ phrase, password })
  expectWiped(10)
  await vault.signPayment('p1')
  expectWiped(3)
  await vault.reveal(password)
  expectWiped(6)
  await vault.changePassword({ current: password, next })
  expectWiped(20)
  await vault.lock()
  await vault.unlock(next)
  expectWiped(3)
  await vault.checkPassword(password)
  expectWiped(1)
})

test('a call that fails does too', async () => {
  const browser = createBrowser()
  const vault = browser.vault()
  await vault.create({ phrase, password })
  expectWiped(10)
  await browser.edit('vault', 'current', (record: { spend: object }) => ({
    ...record,
    spend: { iv: '00'.repeat(12), sealed: '00'.repeat(48) },
  }))
  await expect(vault.signPayment('p1')).rejects.toThrow()
  expectWiped(2)
  await expect(
    vault.changePassword({ current: password, next }),
  ).rejects.toThrow()
  expectWiped(3)
})

test('a change that stops at the phrase wipes the key', async () => {
  const browser = createBrowser()
  const vault = browser.vault()
  await vault.create({ phrase, password })
  expectWiped(10)
  await browser.edit('vault', 'current', (record: { recovery: object }) => ({
    ...record,
    recovery: { ...record.recovery, sealed: '00'.repeat(32) },
  }))
  await expect(
    vault.changePassword({ current: password, next }),
  ).rejects.toThrow()
  expectWiped(6)
})

test('a record that does not read back is wiped as far as it opened', async () => {
  const openDb = async () => {
    const db = await openVaultDb()
    const get = db.get.bind(db) as (...args: unknown[]) => Promise<unknown>
    return new Proxy(db, {
      get(target, name) {
        const value = Reflect.get(target, name)
        if (name === 'get')
          return async (store: string, key: string) => {
            const read = await get(store, key)
            if (key !== 'next') return read
            const spend = { iv: '00'.repeat(12), sealed: '00'.repeat(48) }
            return { ...(read as object), spend }
          }
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
  const vault = createBrowser().vault({ openDb })
  await expect(vault.create({ phrase, password })).rejects.toMatchObject({
    code: 'VAULT_CORRUPT',
  })
  expectWiped(10)
})

test('random secrets are wiped, salts and IVs are kept', async () => {
  const random = createRandom()
  const made: Uint8Array[] = []
  const vault = createBrowser().vault({
    randomBytes: (length) => {
      const bytes = random(length)
      made.push(bytes)
      return bytes
    },
  })
  vault.newPhrase()
  expect(made.map((bytes) => bytes.every((byte) => byte === 0))).toEqual([true])
  await vault.create({ phrase, password })
  const long = made.filter(({ length }) => length === 32)
  const kept = long.filter((bytes) => bytes.some((byte) => byte !== 0))
  // The DEK, the salt and the phrase's own key; only the salt is no secret.
  expect(long).toHaveLength(3)
  expect(kept).toHaveLength(1)
})
