import { deleteDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openVaultDb, type VaultDb } from './store'
import { createBrowser, password, phrase } from './testing'

vi.mock('@noble/hashes/scrypt.js', async (original) =>
  (await import('./testing')).rememberScrypt(original),
)

const next = 'staple battery horse'
let browser: ReturnType<typeof createBrowser>

beforeEach(() => {
  browser = createBrowser()
})

/** A database whose methods a test may replace. */
function openWith(
  change: (db: VaultDb) => Partial<Record<keyof VaultDb, unknown>>,
) {
  return async () => {
    const db = await openVaultDb()
    const changed = change(db)
    return new Proxy(db, {
      get(target, name) {
        if (name in changed) return changed[name as keyof VaultDb]
        const value = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
}

/** The `nth` write to the vault finds the power gone. */
function crashAt(nth: number) {
  let writes = 0
  return openWith((db) => ({
    transaction: (...args: Parameters<VaultDb['transaction']>) => {
      const [stores, mode] = args as unknown as [unknown, unknown]
      if (stores === 'vault' && mode === 'readwrite' && ++writes === nth)
        throw new Error('power is gone')
      return db.transaction(...args)
    },
  }))
}

/** What is written is not what is read back. */
const forgetful = openWith((db) => ({
  get: async (store: 'vault', key: 'next') => {
    const value = await db.get(store, key)
    if (store !== 'vault' || key !== 'next') return value
    const record = structuredClone(value) as { spend: { sealed: string } }
    record.spend.sealed = '00'.repeat(48)
    return record
  },
}))

const keys = async () =>
  Object.keys(await browser.dump()).filter((key) => key.startsWith('vault/'))

describe('a change of password that is cut short', () => {
  test.each([
    ['before it is written', crashAt(1), ['vault/current']],
    ['between write and swap', crashAt(2), ['vault/current', 'vault/next']],
    [
      'because it does not read back',
      forgetful,
      ['vault/current', 'vault/next'],
    ],
  ])('%s leaves the old wallet', async (_, openDb, left) => {
    await browser.vault().create({ phrase, password })
    const vault = browser.vault({ openDb })
    await expect(
      vault.changePassword({ current: password, next }),
    ).rejects.toThrow()
    expect(await keys()).toEqual(left)

    const after = browser.vault()
    await after.lock()
    expect(await after.unlock(next)).toMatchObject({ ok: false })
    expect(await after.unlock(password)).toEqual({ ok: true })
    await after.signPayment('p1')
    expect(await after.reveal(password)).toMatchObject({ secret: phrase })
    expect(await keys()).toEqual(['vault/current'])
  })
})

test('a making that is cut short leaves no wallet, and can be done again', async () => {
  const vault = browser.vault({ openDb: crashAt(2) })
  await expect(vault.create({ phrase, password })).rejects.toThrow()
  expect(await keys()).toEqual(['vault/next'])
  expect(await browser.vault().status()).toMatchObject({ wallet: 'none' })
  await browser.vault().create({ phrase, password })
  await browser.vault().signPayment('p1')
  expect(await keys()).toEqual(['vault/current'])
})

describe('the record before a change', () => {
  beforeEach(async () => {
    const vault = browser.vault()
    await vault.create({ phrase, password })
    await vault.changePassword({ current: password, next })
    await vault.lock()
  })

  test('is kept until the next unlock', async () => {
    expect(await keys()).toEqual(['vault/current', 'vault/previous'])
    await browser.vault().unlock(next)
    expect(await keys()).toEqual(['vault/current'])
  })

  test('stands in for a damaged one', async () => {
    await browser.edit('vault', 'current', () => ({ v: 1 }))
    expect(await browser.vault().unlock(password)).toEqual({ ok: true })
    await browser.vault().signPayment('p1')
    expect(await keys()).toEqual(['vault/current'])
    await browser.vault().lock()
    expect(await browser.vault().unlock(password)).toEqual({ ok: true })
  })

  test('shares no salt or IV with the one after', async () => {
    const dump = JSON.stringify(await browser.dump())
    const random = [...dump.matchAll(/"(?:salt|iv|keyIv)":"([0-9a-f]+)"/g)].map(
      ([, hex]) => hex,
    )
    expect(random).toHaveLength(10)
    expect(new Set(random).size).toBe(random.length)
  })
})

test('a connection gives way to another, and is opened again', async () => {
  const opened: VaultDb[] = []
  const vault = browser.vault({
    openDb: async () => {
      const db = await openVaultDb()
      opened.push(db)
      return db
    },
  })
  await vault.create({ phrase, password })
  await deleteDB('tuppence-vault')
  expect(await vault.status()).toMatchObject({ wallet: 'none' })
  expect(opened).toHaveLength(2)
})

test('a database that did not open is tried again', async () => {
  let isBroken = true
  const vault = browser.vault({
    openDb: async () => {
      if (isBroken) throw new Error('quota')
      return openVaultDb()
    },
  })
  await expect(vault.status()).rejects.toThrow('quota')
  isBroken = false
  expect(await vault.status()).toMatchObject({ wallet: 'none' })
})

test('every write is strict', async () => {
  const seen: unknown[] = []
  const openDb = openWith((db) => ({
    transaction: (...args: Parameters<VaultDb['transaction']>) => {
      const [, mode, options] = args as unknown[]
      if (mode === 'readwrite') seen.push(options)
      return db.transaction(...args)
    },
    put: () => expect.unreachable('a write of its own'),
    delete: () => expect.unreachable('a write of its own'),
  }))
  const vault = browser.vault({ openDb })
  await vault.create({ phrase, password })
  await vault.lock()
  await vault.unlock(password)
  await vault.wipe()
  expect(seen.length).toBeGreaterThan(5)
  expect(new Set(seen.map((options) => JSON.stringify(options)))).toEqual(
    new Set(['{"durability":"strict"}']),
  )
})
