import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from '@/lib/payment/ledger-port'
import { createTellInOrder } from './tell-in-order'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const rest = { code: null, status: null, receipt: null }
const ok: Answer = { ...rest, delivery: 'ok' }
const refused: Answer = { ...rest, delivery: 'refused' }
const unknown: Answer = { ...rest, delivery: 'unknown' }

function build(isUnderWay: boolean) {
  const said: string[] = []
  const state = { isUnderWay }
  const tell = createTellInOrder(
    async (id, { delivery }) => void said.push(`${id} ${delivery}`),
    () => state.isUnderWay,
  )
  return { said, state, tell }
}

test('what is the only one is told at once', async () => {
  const { said, tell } = build(false)
  await tell('p', refused)
  await tell('q', ok)
  expect(said).toEqual(['p refused', 'q ok'])
})

test('a refusal waits for the other answer, and never stands before it', async () => {
  const { said, state, tell } = build(true)
  await tell('p', refused)
  expect(said).toEqual([])
  state.isUnderWay = false
  await tell('p', ok)
  expect(said).toEqual(['p ok', 'p refused'])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(said).toHaveLength(2)
})

test('two bad answers are told in their order', async () => {
  const { said, state, tell } = build(true)
  await tell('p', refused)
  state.isUnderWay = false
  await tell('p', unknown)
  expect(said).toEqual(['p refused', 'p unknown'])
})

test('good news waits for nobody', async () => {
  const { said, tell } = build(true)
  await tell('p', ok)
  expect(said).toEqual(['p ok'])
})

test('a refusal waits ten seconds and no longer', async () => {
  const { said, tell } = build(true)
  await tell('p', refused)
  await vi.advanceTimersByTimeAsync(9_999)
  expect(said).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(said).toEqual(['p refused'])
})
