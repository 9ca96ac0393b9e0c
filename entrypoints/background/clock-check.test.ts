import { expect, test, vi } from 'vitest'
import type { TimeAnswer } from '@/lib/chain/network-time'
import { sampleRule } from '@/lib/ledger/sample-rule'
import type { LedgerDoubt } from '@/lib/policy/usage'
import { createClockCheck } from './clock-check'

/** A ledger that doubts the clock until a network confirms it. */
function set({
  answer = 'right' as TimeAnswer,
  isBehind = false,
  rules = [sampleRule()],
} = {}) {
  const world = {
    answer,
    doubt: 'CLOCK_SUSPECT' as LedgerDoubt | null,
    nowMs: Date.UTC(2026, 0, 5),
    asked: 0,
    changed: vi.fn(),
  }
  const book = () => ({
    rules: rules.map((rule) => ({ rule, used: { h24: 0n, d30: 0n } })),
    doubt: world.doubt,
  })
  const check = createClockCheck({
    askTime: async () => {
      world.asked++
      return world.answer
    },
    confirm: async () => {
      if (!isBehind) world.doubt = null
    },
    all: async () => book() as never,
    nowMs: () => world.nowMs,
    changed: world.changed,
  })
  const look = async () => {
    const told = check.toldOf(book())
    await new Promise((resolve) => setTimeout(resolve))
    return told
  }
  return { world, check, look }
}

test('behavior: days without a payment are no alarm once a network agrees', async () => {
  const { world, look } = set()
  expect(await look()).toBeNull()
  expect(world.doubt).toBeNull()
  expect(await look()).toBeNull()
  expect(world.asked).toBe(1)
})

test('a time that a network denies is told, and asked again later', async () => {
  const { world, look } = set({ answer: 'wrong' })
  expect(await look()).toBeNull()
  expect(world.changed).toHaveBeenCalledTimes(1)
  expect(await look()).toBe('CLOCK_SUSPECT')
  expect(world.asked).toBe(1)

  world.nowMs += 61_000
  world.answer = 'right'
  expect(await look()).toBe('CLOCK_SUSPECT')
  expect(world.changed).toHaveBeenCalledTimes(2)
  expect(await look()).toBeNull()
})

test('behavior: where no network is heard, auto-pay waits and nothing is wrong', async () => {
  const { world, check, look } = set({ answer: 'unheard' })
  expect(await look()).toBeNull()
  expect(world.changed).toHaveBeenCalledTimes(1)
  expect(await look()).toBe('CLOCK_UNHEARD')
  expect(await check.isNow({} as never, world.nowMs)).toBe(false)

  world.nowMs += 61_000
  world.answer = 'wrong'
  expect(await look()).toBe('CLOCK_UNHEARD')
  expect(world.changed).toHaveBeenCalledTimes(2)
  expect(await look()).toBe('CLOCK_SUSPECT')
})

test('behavior: a right clock that is behind the ledger is still in doubt', async () => {
  const { world, look } = set({ isBehind: true })
  expect(await look()).toBeNull()
  expect(await look()).toBe('CLOCK_SUSPECT')
  expect(world.asked).toBe(1)
})

test('behavior: nothing is asked or told where nothing is paid without asking', async () => {
  const { world, look } = set({ rules: [sampleRule({ mode: 'ask' })] })
  expect(await look()).toBeNull()
  expect(world.asked).toBe(0)
})

test('behavior: a denial heard elsewhere is told at once', async () => {
  const { world, check, look } = set({ answer: 'wrong' })
  expect(await check.isNow({} as never, world.nowMs)).toBe(false)
  expect(await look()).toBe('CLOCK_SUSPECT')
  expect(world.asked).toBe(1)
})

test('behavior: other doubts are told as they are', async () => {
  const { world, look } = set()
  world.doubt = 'LEDGER_SUSPECT'
  expect(await look()).toBe('LEDGER_SUSPECT')
  expect(world.asked).toBe(0)
})
