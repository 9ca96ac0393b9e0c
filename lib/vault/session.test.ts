import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createBrowser, password, phrase } from './testing'
import type { KeyVault } from './vault'

vi.mock('@noble/hashes/scrypt.js', async (original) =>
  (await import('./testing')).rememberScrypt(original),
)

const minuteMs = 60_000
let browser: ReturnType<typeof createBrowser>
let vault: KeyVault

beforeEach(async () => {
  browser = createBrowser()
  vault = browser.vault()
  await vault.create({ phrase, password })
})

async function expectUnlocked() {
  expect(await vault.isUnlocked()).toBe(true)
  await vault.signPayment('p1')
}

async function expectLocked() {
  expect(await vault.isUnlocked()).toBe(false)
  await expect(vault.signPayment('p1')).rejects.toMatchObject({
    code: 'LOCKED',
  })
  await expectNoHalves()
}

/** A half was lost behind the worker's back: it learns that when it signs. */
async function expectNothingOpens() {
  const another = browser.vault()
  expect(await another.isUnlocked()).toBe(false)
  await expect(vault.signPayment('p1')).rejects.toMatchObject({
    code: 'LOCKED',
  })
  await expectLocked()
}

async function expectNoHalves() {
  expect(browser.kept.has('vault.session')).toBe(false)
  expect(await browser.dump()).not.toHaveProperty('session/key')
}

describe('deadlines', () => {
  test('an idle wallet locks to the millisecond', async () => {
    browser.nowMs += 15 * minuteMs - 1
    await expectUnlocked()
    browser.nowMs += 1
    await expectLocked()
  })

  test.each([1, 5, 60, 240])('after %i minutes where set', async (minutes) => {
    browser.idleMinutes = minutes
    await vault.touch()
    browser.nowMs += minutes * minuteMs - 1
    await expectUnlocked()
    browser.nowMs += 1
    await expectLocked()
  })

  test.each([
    0,
    -1,
    241,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    undefined,
    '900',
  ])('after 15 minutes where %j is set', async (minutes) => {
    browser.idleMinutes = minutes as number
    await vault.touch()
    expect(await vault.status()).toMatchObject({
      locksAtMs: browser.nowMs + 15 * minuteMs,
    })
  })

  test('a person moves it, a payment does not', async () => {
    browser.nowMs += 10 * minuteMs
    await vault.signPayment('p1')
    await vault.lockIfDue()
    browser.nowMs += 4 * minuteMs
    await vault.touch()
    browser.nowMs += 14 * minuteMs
    await expectUnlocked()
    browser.nowMs += minuteMs
    await expectLocked()
  })

  test('12 hours end it, however busy', async () => {
    for (let minutes = 0; minutes < 719; minutes++) {
      browser.nowMs += minuteMs
      await vault.touch()
    }
    expect(await vault.status()).toMatchObject({
      locksAtMs: browser.nowMs + minuteMs,
    })
    browser.nowMs += minuteMs - 1
    await expectUnlocked()
    browser.nowMs += 1
    await vault.touch()
    await expectLocked()
  })

  test('a clock put back by more than a minute locks', async () => {
    browser.nowMs -= minuteMs
    await expectUnlocked()
    browser.nowMs -= 1
    await expectLocked()
  })

  test('a clock put back after a while buys no time', async () => {
    browser.nowMs += 10 * minuteMs
    await vault.lockIfDue()
    browser.nowMs -= minuteMs + 1
    await expectLocked()
  })

  test('lockIfDue removes both halves, and not before', async () => {
    await vault.lockIfDue()
    await expectUnlocked()
    browser.nowMs += 15 * minuteMs
    await vault.lockIfDue()
    await expectNoHalves()
  })

  test('an account that was read a moment before it locked signs nothing', async () => {
    browser.nowMs += 15 * minuteMs - 100
    vault.prepareToSign()
    await new Promise((resolve) => setTimeout(resolve, 20))
    browser.nowMs += 200
    await vault.lockIfDue()
    await expectLocked()
  })

  test('an account that was read a moment before a lock signs nothing', async () => {
    vault.prepareToSign()
    await new Promise((resolve) => setTimeout(resolve, 20))
    await vault.lock()
    await expectLocked()
  })

  test('a deadline that was moved since it was read does not lock', async () => {
    expect(await vault.isUnlocked()).toBe(true)
    browser.nowMs += 14 * minuteMs
    await browser.vault().touch()
    browser.nowMs += 14 * minuteMs
    await expectUnlocked()
    browser.nowMs += minuteMs
    await expectLocked()
  })

  test('a touch does not wake a locked wallet', async () => {
    browser.nowMs += 15 * minuteMs
    await vault.touch()
    browser.nowMs -= 15 * minuteMs
    await expectLocked()
  })
})

describe('halves', () => {
  test('lock removes both', async () => {
    expect(browser.kept.has('vault.session')).toBe(true)
    expect(await browser.dump()).toHaveProperty('session/key')
    await vault.lock()
    await expectNoHalves()
  })

  test('lock during an unlocking wins', async () => {
    await vault.lock()
    const [unlocked] = await Promise.all([vault.unlock(password), vault.lock()])
    expect(unlocked).toEqual({ ok: true })
    await expectLocked()
  })

  test('a payment behind an unlocking waits for it', async () => {
    await vault.lock()
    const [unlocked, [signature]] = await Promise.all([
      vault.unlock(password),
      vault.signPayment('p1'),
    ])
    expect(unlocked).toEqual({ ok: true })
    expect(signature).toMatch(/^0x/)
  })

  test('lock takes effect while something hangs', async () => {
    const hanging = browser.vault({ readPayment: () => new Promise(() => {}) })
    void hanging.signPayment('p1')
    void hanging.lock()
    await vi.waitFor(expectNoHalves)
  })

  test('a lock that ends while the session is read wins', async () => {
    const { promise: later, resolve: read } = Promise.withResolvers<void>()
    vault = browser.vault({
      session: {
        get: async (key) => {
          const kept = structuredClone(browser.kept.get(key))
          await later
          return kept
        },
        set: async () => undefined,
        remove: async (key) => void browser.kept.delete(key),
      },
    })
    const looking = vault.isUnlocked()
    await vault.lock()
    read()
    await looking
    expect(await vault.isUnlocked()).toBe(false)
  })

  test('another worker finds it unlocked', async () => {
    vault = browser.vault()
    await expectUnlocked()
  })

  test('a restarted browser is locked, and drops the other half', async () => {
    browser.kept.clear()
    vault = browser.vault()
    await vault.lockIfDue()
    await expectLocked()
  })

  test('the half of the session alone opens nothing', async () => {
    await browser.edit('session', 'key', () => undefined)
    await expectNothingOpens()
  })

  test('the half of the database alone opens nothing', async () => {
    browser.kept.delete('vault.session')
    await expectNothingOpens()
  })

  test('halves of two sessions do not fit', async () => {
    const earlier = browser.kept.get('vault.session')
    await vault.unlock(password)
    browser.kept.set('vault.session', earlier)
    await expectRefused()
  })

  test('the key of a session cannot be read', async () => {
    const key = (await browser.dump())['session/key'] as CryptoKey
    expect(key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  })

  test.each(['unlockedAtMs', 'absDeadlineMs'])(
    'a changed %s does not open',
    async (field) => {
      const kept = browser.kept.get('vault.session') as Record<string, number>
      const changed = { ...kept, [field]: (kept[field] ?? 0) + 1 }
      browser.kept.set('vault.session', changed)
      await expectRefused()
    },
  )

  test.each([null, 'text', {}, { dek: '' }])(
    'a session that is none is locked: %j',
    async (kept) => {
      browser.kept.set('vault.session', kept)
      await expectNothingOpens()
    },
  )

  test('both halves together do not reach the phrase', async () => {
    const kept = browser.kept.get('vault.session') as {
      iv: string
      dek: string
      vaultId: string
      unlockedAtMs: number
      absDeadlineMs: number
    }
    const dump = await browser.dump()
    const { openBytes } = await import('./seal')
    const { openEntropy, openSpend } = await import('./envelope')
    const { parseRecord } = await import('./record')
    const { vaultId, unlockedAtMs, absDeadlineMs } = kept
    const terms = ['session', 1, vaultId, unlockedAtMs, absDeadlineMs]
    const dek = await openBytes(dump['session/key'] as CryptoKey, {
      iv: kept.iv,
      sealed: kept.dek,
      aad: new TextEncoder().encode(JSON.stringify(terms)),
    })
    if (dek === null) throw new Error('the test holds no DEK')
    const record = parseRecord(dump['vault/current'])
    expect(await openSpend(record, dek)).toHaveLength(32)
    await expect(
      openEntropy(record, { dek, recovery: dek }),
    ).rejects.toMatchObject({ code: 'VAULT_CORRUPT' })
  })

  test('an unlocked wallet reveals nothing without the password', async () => {
    expect(await vault.reveal('not the password')).toEqual({
      ok: false,
      because: 'WRONG_PASSWORD',
      waitMs: 0,
    })
  })
})

/** Not opened on use, and both halves gone after. */
async function expectRefused() {
  await expect(vault.signPayment('p1')).rejects.toMatchObject({
    code: 'LOCKED',
  })
  await expectNoHalves()
}
