import { beforeEach, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import type { Sender } from '@/lib/messaging/serve'
import { loadSettings, saveSettings } from '@/lib/settings/settings'
import type { BackgroundParts } from '../parts'
import { wipeHandlers } from './wipe'

const screen = {} as Sender
const calls = {
  'journey.dropped': vi.fn(),
  'vault.wipe': vi.fn(),
  'ledger.wipe': vi.fn(),
  forgetAccount: vi.fn(),
  forgetSettings: vi.fn(),
  'looks.schedule': vi.fn(),
  'approver.changed': vi.fn(),
  'presenter.clear': vi.fn(),
  'outcomeNotice.clear': vi.fn(),
  schedule: vi.fn(),
}
let state: 'locked' | 'unlocked'
let address: string | null

const parts = {
  vault: {
    status: async () => ({ wallet: state, address }),
    checkPassword: async (password: string) =>
      password === 'right'
        ? { ok: true }
        : { ok: false, because: 'WRONG_PASSWORD', waitMs: 0 },
    wipe: calls['vault.wipe'],
  },
  ledger: { wipe: calls['ledger.wipe'] },
  journey: { dropped: calls['journey.dropped'] },
  looks: { schedule: calls['looks.schedule'] },
  approver: { changed: calls['approver.changed'] },
  presenter: { clear: calls['presenter.clear'] },
  outcomeNotice: { clear: calls['outcomeNotice.clear'] },
  schedule: calls.schedule,
  forgetAccount: calls.forgetAccount,
  forgetSettings: calls.forgetSettings,
} as unknown as BackgroundParts
const { wipe, wipeLocked } = wipeHandlers(parts, Promise.resolve())

beforeEach(async () => {
  state = 'locked'
  address = '0xa'
  await browser.storage.local.set({ 'silences/a': 1 })
  await browser.storage.session.set({ pinnedWays: ['https://shop.test'] })
  await saveSettings({ testNetworks: true })
})

async function expectWiped(isWiped: boolean) {
  for (const [name, call] of Object.entries(calls))
    expect(call.mock.calls.length > 0, name).toBe(isWiped)
  for (const area of ['local', 'session'] as const) {
    const left = await browser.storage[area].get(null)
    expect(Object.keys(left).length === 0, area).toBe(isWiped)
  }
  expect((await loadSettings()).testNetworks).toBe(!isWiped)
}

test('a locked wallet is wiped without its password', async () => {
  await wipeLocked(undefined, screen)
  await expectWiped(true)
})

test('an open one is not', async () => {
  state = 'unlocked'
  await expect(wipeLocked(undefined, screen)).rejects.toMatchObject({
    code: 'UNLOCKED',
  })
  await expectWiped(false)
})

test('behavior: one that is open and cannot be read has no password to ask', async () => {
  state = 'unlocked'
  address = null
  await wipeLocked(undefined, screen)
  await expectWiped(true)
})

test('behavior: with a password, a wrong one wipes nothing', async () => {
  expect(await wipe({ password: 'wrong' }, screen)).toMatchObject({ ok: false })
  await expectWiped(false)
  expect(await wipe({ password: 'right' }, screen)).toEqual({ ok: true })
  await expectWiped(true)
})

test('behavior: what is signed is stopped before what says so is gone', async () => {
  await wipeLocked(undefined, screen)
  const [stopped] = calls['presenter.clear'].mock.invocationCallOrder
  const [emptied] = calls['ledger.wipe'].mock.invocationCallOrder
  expect(stopped).toBeLessThan(emptied ?? 0)
})
