import { beforeEach, expect, test } from 'vitest'
import type { Inquiry, Outlook } from '@/lib/payment/ledger-port'
import { createForesight } from './foresight'

const start = 1_800_000_000_000
let looks: Inquiry[]
let writes: number
let foresight: ReturnType<typeof createForesight>

const inquiry = (change: Partial<Inquiry> = {}): Inquiry => ({
  site: 'https://a.test',
  seller: 'https://a.test',
  offers: [{ purchaseKey: 'one' }] as unknown as Inquiry['offers'],
  nowMs: start,
  ...change,
})

beforeEach(() => {
  looks = []
  writes = 0
  foresight = createForesight({
    async look(of) {
      looks.push(of)
      return { previous: [], at: looks.length } as unknown as Outlook
    },
    writes: () => writes,
  })
})

test('one look answers the question that follows it', async () => {
  foresight.foresee(inquiry())
  const outlook = await foresight.look(inquiry({ nowMs: start + 5 }))
  expect(outlook).toMatchObject({ at: 1 })
  expect(looks).toHaveLength(1)
})

test('behavior: it answers once', async () => {
  foresight.foresee(inquiry())
  await foresight.look(inquiry())
  await foresight.look(inquiry())
  expect(looks).toHaveLength(2)
})

test.each([
  ['a write began since', () => void writes++, {}],
  ['another purchase is asked about', () => undefined, { offers: [] }],
  ['another site asks', () => undefined, { site: 'https://b.test' }],
  ['another seller asks', () => undefined, { seller: 'https://b.test' }],
  ['it is old', () => undefined, { nowMs: start + 250 }],
  ['the clock was put back', () => undefined, { nowMs: start - 1 }],
])('behavior: looks again where %s', async (_, happens, change) => {
  foresight.foresee(inquiry())
  happens()
  await foresight.look(inquiry(change))
  expect(looks).toHaveLength(2)
})

test('behavior: one look is ahead at a time', () => {
  foresight.foresee(inquiry())
  foresight.foresee(inquiry({ site: 'https://b.test' }))
  expect(looks).toHaveLength(1)
  foresight.foresee(inquiry({ nowMs: start + 250 }))
  expect(looks).toHaveLength(2)
})

test('behavior: a look that failed is told to whoever asks', async () => {
  const failing = createForesight({
    look: () => Promise.reject(new Error('no disk')),
    writes: () => 0,
  })
  failing.foresee(inquiry())
  await expect(failing.look(inquiry())).rejects.toThrow('no disk')
})
