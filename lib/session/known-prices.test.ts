import { beforeEach, describe, expect, test } from 'vitest'
import type { Payment } from '@/lib/payment/payment'
import { sampleArea } from '@/lib/testing/sample-area'
import { samplePayment } from '@/lib/testing/sample-payment'
import {
  canBeKnown,
  createKnownPrices,
  knownForMs,
  maxAllChars,
} from './known-prices'

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

const answered = (payment: Payment, isReusable = false) =>
  prices.answered(payment, isReusable, 'rule')

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
    expect(await answered(paid())).toBe(true)
    const { terms } = paid()
    expect(await prices.take(endpoint)).toEqual({
      ruleId: 'rule',
      challenge: {
        version: 2,
        accepts: [terms.accepted],
        resource: terms.resource,
        extensions: terms.extensions,
        error: null,
      },
    })
    expect(await prices.take(endpoint)).toBeUndefined()
    expect(await answered(paid({ isAhead: true }))).toBe(true)
    expect(await prices.take(endpoint)).toBeDefined()
  })

  test('behavior: of two calls at once one has it', async () => {
    await answered(paid())
    const two = [prices.take(endpoint), prices.take(endpoint)]
    expect(await Promise.all(two)).toEqual([expect.anything(), undefined])
  })

  test.each([
    ['another site', { site: 'https://b.test' }],
    ['another method', { method: 'HEAD' }],
    ['another URL', { url: 'https://a.test/q?1' }],
  ])('is not known to %s', async (_, change) => {
    await answered(paid())
    expect(await prices.take({ ...endpoint, ...change })).toBeUndefined()
  })

  test('is known for ten minutes since the seller named it, however often it was paid', async () => {
    await answered(paid())
    nowMs += knownForMs - 1
    expect(await prices.take(endpoint)).toBeDefined()
    expect(await answered(paid({ isAhead: true }))).toBe(true)
    nowMs += 1
    expect(await prices.take(endpoint)).toBeUndefined()
  })

  test('is not known to a clock that was put back', async () => {
    await answered(paid())
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
      await answered(paid())
      await prices.take(endpoint)
      expect(await answered(paid({ isAhead: true, ...change }))).toBe(false)
      expect(await prices.take(endpoint)).toBeUndefined()
    },
  )

  test('that was wrong twice in a row is never known again', async () => {
    await answered(paid())
    await answered(refused())
    expect(await answered(paid())).toBe(true)
    await answered(refused())
    expect(await answered(paid())).toBe(false)
    expect(await prices.take(endpoint)).toBeUndefined()
  })

  test('that was right in between may be wrong again', async () => {
    await answered(paid())
    await answered(refused())
    await answered(paid())
    await answered(paid({ isAhead: true }))
    await answered(refused())
    expect(await answered(paid())).toBe(true)
  })

  test('is not known while the browser may have what was paid for', async () => {
    expect(await answered(paid(), true)).toBe(false)
    expect(await prices.take(endpoint)).toBeUndefined()
    // One that was known is not, either, until it was paid and is not kept.
    await answered(paid())
    expect(await answered(paid(), true)).toBe(false)
    expect(await prices.take(endpoint)).toBeUndefined()
    expect(await answered(paid())).toBe(true)
    expect(await prices.take(endpoint)).toBeDefined()
  })

  test('behavior: long terms have a bound, and the newest stay', async () => {
    const long = (chars: number) => ({
      terms: { ...paid().terms, extensions: { e: 'x'.repeat(chars) } },
    })
    const at = (n: number) => ({ ...endpoint, url: `https://a.test/${n}` })
    for (let n = 0; n < 20; n++)
      await answered(paid({ ...at(n), ...long(20_000) }))
    expect(JSON.stringify(area.items).length).toBeLessThan(maxAllChars + 5_000)
    expect(await prices.take(at(0))).toBeUndefined()
    expect(await prices.take(at(19))).toMatchObject({
      challenge: { extensions: long(20_000).terms.extensions },
    })
    expect(await answered(paid(long(maxAllChars)))).toBe(false)
    expect(await prices.take(endpoint)).toBeUndefined()
    expect(await prices.take(at(18))).toBeDefined()
  })

  test('outlives a stopped worker', async () => {
    await answered(paid())
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
