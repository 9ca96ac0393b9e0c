import { beforeEach, expect, test, vi } from 'vitest'
import { CodedError } from '@/lib/messaging/errors'
import type { Sender } from '@/lib/messaging/serve'
import type { BackgroundParts } from '../parts'
import { limitHandlers } from './limits'

const screen = {} as Sender
let isUnlocked: boolean
const goesOn = vi.fn()

const parts = {
  vault: {
    unlock: async (password: string) => {
      if (password !== 'right')
        return { ok: false, because: 'WRONG_PASSWORD', waitMs: 0 }
      isUnlocked = true
      return { ok: true }
    },
    checkPassword: async (password: string) => ({ ok: password === 'right' }),
  },
  rules: {
    // As the rule book does: a seal needs the key of an open wallet.
    trust: async () => {
      if (!isUnlocked) throw new CodedError('LOCKED', 'The wallet is locked.')
    },
  },
  approver: { changed: vi.fn() },
  schedule: async () => undefined,
  unlocked: async () => undefined,
  resumeApprovals: goesOn,
  forgetCeilings: () => undefined,
} as unknown as BackgroundParts
const { trustLedger } = limitHandlers(parts, Promise.resolve())

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
