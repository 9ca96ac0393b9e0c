import { beforeEach, describe, expect, test, vi } from 'vitest'
import { waitAfter } from './attempts'
import { createBrowser, password, phrase } from './testing'

const { runs } = vi.hoisted(() => ({ runs: { count: 0, hang: false } }))
vi.mock('@noble/hashes/scrypt.js', async (original) => {
  const remembered = await (await import('./testing')).rememberScrypt(original)
  return {
    ...remembered,
    scryptAsync: (...args: Parameters<typeof remembered.scryptAsync>) => {
      runs.count += 1
      if (runs.hang) return new Promise<never>(() => {})
      return remembered.scryptAsync(...args)
    },
  }
})

const wrong = 'incorrect horse battery'
let browser: ReturnType<typeof createBrowser>

beforeEach(async () => {
  runs.hang = false
  browser = createBrowser()
  const vault = browser.vault()
  await vault.create({ phrase, password })
  await vault.lock()
  runs.count = 0
})

test('waitAfter: five are free, then 5 s doubling to 5 min', () => {
  const waits = Array.from(
    { length: 14 },
    (_, wrong) => waitAfter(wrong) / 1000,
  )
  expect(waits).toEqual([0, 0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300])
  expect(waitAfter(10_000)).toBe(300_000)
})

async function fail(times: number, vault = browser.vault()) {
  for (let index = 0; index < times; index++) await vault.unlock(wrong)
}

describe('a wrong password', () => {
  test('is said, and costs nothing at first', async () => {
    expect(await browser.vault().unlock(wrong)).toEqual({
      ok: false,
      because: 'WRONG_PASSWORD',
      waitMs: 0,
    })
    expect(await browser.vault().unlock(password)).toEqual({ ok: true })
  })

  test('behavior: the fifth costs 5 s, the sixth 10 s', async () => {
    const vault = browser.vault()
    await fail(4, vault)
    expect(await vault.unlock(wrong)).toMatchObject({ waitMs: 5_000 })
    browser.nowMs += 5_000
    expect(await vault.unlock(wrong)).toMatchObject({
      because: 'WRONG_PASSWORD',
      waitMs: 10_000,
    })
  })

  test('behavior: during a wait not even the right one is tried', async () => {
    const vault = browser.vault()
    await fail(5, vault)
    browser.nowMs += 4_999
    runs.count = 0
    const waiting = { ok: false, because: 'WAIT', waitMs: 1 }
    expect(await vault.unlock(password)).toEqual(waiting)
    expect(await vault.reveal(password)).toEqual(waiting)
    expect(await vault.checkPassword(password)).toEqual(waiting)
    expect(
      await vault.changePassword({ current: password, next: wrong }),
    ).toEqual(waiting)
    expect(runs.count).toBe(0)
    browser.nowMs += 1
    expect(await vault.unlock(password)).toEqual({ ok: true })
  })

  test('behavior: counts whatever it was asked for', async () => {
    const vault = browser.vault()
    await vault.reveal(wrong)
    await vault.checkPassword(wrong)
    await vault.changePassword({ current: wrong, next: password })
    await fail(1, vault)
    expect(await vault.unlock(wrong)).toMatchObject({ waitMs: 5_000 })
  })

  test('behavior: a restarted browser remembers', async () => {
    await fail(5)
    browser.kept.clear()
    expect(await browser.vault().unlock(password)).toMatchObject({
      because: 'WAIT',
    })
  })

  test('behavior: a database put back remembers by the session', async () => {
    await fail(5)
    await browser.edit('attempts', 'wrong', () => undefined)
    expect(await browser.vault().unlock(password)).toMatchObject({
      because: 'WAIT',
    })
  })

  test('behavior: many at once are counted one by one', async () => {
    const vault = browser.vault()
    const results = await Promise.all(
      Array.from({ length: 20 }, () => vault.unlock(wrong)),
    )
    const said = results.map((result) => 'because' in result && result.because)
    expect(said.filter((because) => because === 'WRONG_PASSWORD')).toHaveLength(
      5,
    )
    expect(said.filter((because) => because === 'WAIT')).toHaveLength(15)
    expect(runs.count).toBe(5)
  })

  test('behavior: an attempt cut short counts', async () => {
    runs.hang = true
    for (let index = 0; index < 5; index++) {
      void browser.vault().unlock(wrong)
      await vi.waitUntil(() => runs.count === index + 1)
    }
    expect(await browser.vault().unlock(password)).toMatchObject({
      because: 'WAIT',
    })
  })

  test('behavior: a right one starts the count anew', async () => {
    const vault = browser.vault()
    await fail(4, vault)
    await vault.unlock(password)
    await vault.lock()
    await fail(4, vault)
    expect(await vault.unlock(password)).toEqual({ ok: true })
  })

  test('behavior: a clock put back makes the wait start anew', async () => {
    await fail(5)
    browser.nowMs -= 86_400_000
    const vault = browser.vault()
    expect(await vault.unlock(password)).toMatchObject({ waitMs: 5_000 })
    browser.nowMs += 5_000
    expect(await vault.unlock(password)).toEqual({ ok: true })
  })

  test('behavior: a count that cannot be read counts as none', async () => {
    await browser.edit('attempts', 'wrong', () => ({ wrong: 'many' }))
    browser.kept.set('vault.attempts', 7)
    expect(await browser.vault().unlock(password)).toEqual({ ok: true })
  })
})
