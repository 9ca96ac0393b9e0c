import { beforeEach, describe, expect, test } from 'vitest'
import type { Payment } from '@/lib/payment/payment'
import { sampleArea } from '@/lib/testing/sample-area'
import { samplePayment } from '@/lib/testing/sample-payment'
import { canBeKnown, createKnownPrices, knownForMs } from './known-prices'

const noonMs = 1_800_000_000_000
const endpoint = {
  site: 'https://a.test',
  method: 'GET',
  url: 'https://a.test/q',
}
let nowMs: number
let area: ReturnType<typeof sampleArea>
let prices: ReturnType<typeof createKnownPrices>

beforeEach(() => {
  nowMs = noonMs
  area = sampleArea()
  prices = createKnownPrices(area, () => nowMs)
})

const receipt = {
  success: true,
  transaction: null,
  network: null,
  payer: null,
  amount: null,
  error: null,
  raw: '',
}

function paid(change: Partial<Payment> = {}): Payment {
  return {
    ...samplePayment(),
    ...endpoint,
    kind: 'call',
    delivery: 'ok',
    receipt,
    createdAtMs: nowMs,
    ...change,
  }
}

const refused = (change: Partial<Payment> = {}) =>
  paid({ isAhead: true, delivery: 'refused', receipt: null, ...change })

describe('a price', () => {
  test('is known once it was paid and delivered, for one call at a time', async () => {
    expect(await prices.take(endpoint)).toBeUndefined()
    expect(await prices.answered(paid())).toBe(true)
    const { terms } = paid()
    expect(await prices.take(endpoint)).toEqual({
      version: 2,
      accepts: [terms.accepted],
      resource: terms.resource,
      extensions: terms.extensions,
      error: null,
    })
    expect(await prices.take(endpoint)).toBeUndefined()
    expect(await prices.answered(paid({ isAhead: true }))).toBe(true)
    expect(await prices.take(endpoint)).toBeDefined()
  })

  test.each([
    ['another site', { site: 'https://b.test' }],
    ['another method', { method: 'HEAD' }],
    ['another URL', { url: 'https://a.test/q?1' }],
  ])('is not known to %s', async (_, change) => {
    await prices.answered(paid())
    expect(await prices.take({ ...endpoint, ...change })).toBeUndefined()
  })

  test('is known for ten minutes since the seller named it, however often it was paid', async () => {
    await prices.answered(paid())
    nowMs += knownForMs - 1
    expect(await prices.take(endpoint)).toBeDefined()
    expect(await prices.answered(paid({ isAhead: true }))).toBe(true)
    nowMs += 1
    expect(await prices.take(endpoint)).toBeUndefined()
  })

  test('is not known to a clock that was put back', async () => {
    await prices.answered(paid())
    nowMs -= 1
    expect(await prices.take(endpoint)).toBeUndefined()
  })

  test.each([
    ['without a receipt', { receipt: null }],
    ['refused', { delivery: 'refused', receipt: null }],
    ['not answered', { delivery: 'unknown', receipt: null }],
  ] as const)(
    'is forgotten at once where it was paid and %s',
    async (_, change) => {
      await prices.answered(paid())
      await prices.take(endpoint)
      expect(await prices.answered(paid({ isAhead: true, ...change }))).toBe(
        false,
      )
      expect(await prices.take(endpoint)).toBeUndefined()
    },
  )

  test('that was wrong twice in a row is never known again', async () => {
    await prices.answered(paid())
    await prices.answered(refused())
    expect(await prices.answered(paid())).toBe(true)
    await prices.answered(refused())
    expect(await prices.answered(paid())).toBe(false)
    expect(await prices.take(endpoint)).toBeUndefined()
  })

  test('that was right in between may be wrong again', async () => {
    await prices.answered(paid())
    await prices.answered(refused())
    await prices.answered(paid())
    await prices.answered(paid({ isAhead: true }))
    await prices.answered(refused())
    expect(await prices.answered(paid())).toBe(true)
  })

  test('outlives a stopped worker', async () => {
    await prices.answered(paid())
    const next = createKnownPrices(area, () => nowMs)
    expect(await next.take(endpoint)).toBeDefined()
  })
})

describe('canBeKnown', () => {
  const { terms } = paid()
  test.each([
    ['a GET', {}, true],
    ['a HEAD', { method: 'HEAD' }, true],
    ['a POST', { method: 'POST' }, false],
    ['a page that is opened', { kind: 'open' }, false],
    ['a v1 seller', { terms: { ...terms, version: 1 } }, false],
    [
      'a price only the page says',
      { terms: { ...terms, evidence: 'page-supplied' } },
      false,
    ],
  ] as const)('%s', (_, change, can) => {
    expect(canBeKnown(paid(change))).toBe(can)
  })
})
