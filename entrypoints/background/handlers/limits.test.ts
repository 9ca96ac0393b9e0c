import { beforeEach, expect, test, vi } from 'vitest'
import { CodedError } from '@/lib/messaging/errors'
import type { Sender } from '@/lib/messaging/serve'
import { defaultCeilings } from '@/lib/policy/ceilings'
import type { BackgroundParts } from '../parts'
import { limitsViewOf } from '../views/limits-view'
import { limitHandlers } from './limits'

const screen = {} as Sender
let isUnlocked: boolean
const goesOn = vi.fn()
const kept = vi.fn()

const parts = {
  vault: {
    unlock: async (password: string) => {
      if (password !== 'right')
        return { ok: false, because: 'WRONG_PASSWORD', waitMs: 0 }
      isUnlocked = true
      return { ok: true }
    },
    checkPassword: async (password: string) => ({ ok: password === 'right' }),
    isUnlocked: async () => isUnlocked,
  },
  rules: {
    // As the rule book does: a seal needs the key of an open wallet.
    trust: async () => {
      if (!isUnlocked) throw new CodedError('LOCKED', 'The wallet is locked.')
    },
    all: async () => ({ ceilings: defaultCeilings }),
    setCeilings: kept,
    add: kept,
  },
  newId: () => 'rule-1',
  approver: { changed: vi.fn() },
  schedule: async () => undefined,
  unlocked: async () => undefined,
  resumeApprovals: goesOn,
  forgetCeilings: () => undefined,
} as unknown as BackgroundParts
const { trustLedger, setCeilings, makeRule } = limitHandlers(
  parts,
  Promise.resolve(),
)

const rule = {
  site: 'https://example.com',
  seller: 'https://example.com',
  network: 'eip155:8453',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  kinds: ['call' as const],
  perPayment: '50000',
  per24h: '1000000',
  per30d: '10000000',
}

beforeEach(() => {
  isUnlocked = false
})

test('the password that trusts the records opens a locked wallet', async () => {
  expect(await trustLedger({ password: 'right' }, screen)).toEqual({ ok: true })
  expect(isUnlocked).toBe(true)
  expect(goesOn).toHaveBeenCalledOnce()
})

test('behavior: a wrong one trusts and opens nothing', async () => {
  expect(await trustLedger({ password: 'wrong' }, screen)).toMatchObject({
    because: 'WRONG_PASSWORD',
  })
  expect(isUnlocked).toBe(false)
})

test.each([
  'example.com',
  'https://example.com/page',
  'https://name@example.com',
  'http://example.com',
  'null',
])('behavior: %j is no origin that can be paid', async (site) => {
  expect(
    await makeRule({ rule: { ...rule, site }, password: 'right' }, screen),
  ).toMatchObject({ because: 'BAD_ORIGIN' })
})

// It locked while the person typed, and the password is all that is asked.
test('behavior: the password of a raise or a new limit opens a locked wallet', async () => {
  const none = { rules: [], never: [], used: { h24: 0n, d30: 0n }, doubt: null }
  const ceilings = {
    ...limitsViewOf({ ...none, ceilings: defaultCeilings }, []).ceilings,
    allPer24h: '4000000',
  }
  expect(await setCeilings({ ceilings, password: 'right' }, screen)).toEqual({
    ok: true,
  })
  isUnlocked = false
  expect(await makeRule({ rule, password: 'right' }, screen)).toEqual({
    ok: true,
  })
  expect(isUnlocked).toBe(true)
  expect(kept).toHaveBeenCalledTimes(2)
})
