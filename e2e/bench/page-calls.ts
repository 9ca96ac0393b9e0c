import type { Page } from '@playwright/test'
import type { Seller } from '../testbed/sellers/seller.ts'
import type { BareWallet } from './bare-wallet.ts'
import { type MeasuredBrowser, unmetHost } from './browsers.ts'
import { differences, takeTurns } from './pairs.ts'
import type { Payer } from './payer.ts'
import type { ReferenceClient } from './reference-client.ts'
import type { Row } from './report.ts'
import { spreadOf } from './statistics.ts'

/** What the extension may add to the reference client's total, ms. */
export const mostMoreMs = 15

/** A seller's priced path, and one that is free. */
export type Shop = {
  name: string
  seller: Seller
  priced: string
  free: string
}

/** What measuring page calls needs. */
export type PageCallParts = {
  payer: Payer
  bare: BareWallet
  plain: MeasuredBrowser
  reference: ReferenceClient
  shop: Shop
  count: number
  warmUp: number
}

/** A page's fetch of a priced answer, for an origin the wallet knows. */
export async function measureKnown(parts: PageCallParts): Promise<Row[]> {
  const { payer, bare, plain, reference, shop, count, warmUp } = parts
  const { origin } = shop.seller
  const url = (side: string, n: number) =>
    `${origin}${shop.priced}?${side}=${n}`
  const plainPage = await plain.context.newPage()
  await payer.page.goto(origin + shop.free)
  await plainPage.goto(origin + shop.free)
  await bare.visit(origin + shop.free, url('least', 0), count + warmUp)
  const { ours, least, theirs, trip } = await takeTurns(
    {
      ours: (n) => timeFetch(payer.page, url('ours', n), 200),
      least: (n) => bare.buy(url('least', n)),
      theirs: (n) => reference.buy(url('theirs', n)),
      trip: (n) => timeFetch(plainPage, url('trip', n), 402),
    },
    { count, warmUp },
  )
  await plainPage.close()
  const difference = spreadOf(differences(ours, theirs))
  const leastMore = spreadOf(differences(least, theirs))
  return [
    {
      part: 'a',
      what: `fetch 402 to 200, ${shop.name}, known origin`,
      ours: spreadOf(ours),
      theirs: spreadOf(theirs),
      difference,
      unit: 'ms',
      result: signed(difference.median),
      target: `at most +${mostMoreMs} ms`,
      isMet: difference.median <= mostMoreMs,
    },
    {
      part: 'a',
      what: `the same by the least that can pay, ${shop.name}`,
      ours: spreadOf(least),
      theirs: spreadOf(theirs),
      difference: leastMore,
      unit: 'ms',
      result: signed(leastMore.median),
    },
    {
      part: 'a',
      what: `one unpaid 402 in a browser without extension, ${shop.name}`,
      theirs: spreadOf(trip),
      unit: 'ms',
      result: 'a round trip',
    },
  ]
}

/** The first call ever: each to an origin the wallet has never met. */
export async function measureFirst(parts: PageCallParts): Promise<Row> {
  const { payer, plain, reference, shop, count, warmUp } = parts
  const { origin } = shop.seller
  const { port } = new URL(origin)
  const plainPage = await plain.context.newPage()
  await plainPage.goto(origin + shop.free)
  const { ours, theirs, trip } = await takeTurns(
    {
      async ours(n) {
        const unmet = `http://${unmetHost(n + 1)}:${port}`
        await payer.page.goto(unmet + shop.free)
        return await timeFetch(payer.page, unmet + shop.priced, 200)
      },
      theirs: (n) => reference.buy(`${origin}${shop.priced}?first=${n}`),
      trip: (n) =>
        timeFetch(plainPage, `${origin}${shop.priced}?trip=${n}`, 402),
    },
    { count, warmUp },
  )
  await plainPage.close()
  const difference = spreadOf(differences(ours, theirs))
  const allowed = mostMoreMs + spreadOf(trip).median
  return {
    part: 'a',
    what: `first call ever to an origin, ${shop.name}`,
    ours: spreadOf(ours),
    theirs: spreadOf(theirs),
    difference,
    unit: 'ms',
    result: signed(difference.median),
    target: `at most +${allowed.toFixed(1)} ms (a round trip more)`,
    isMet: difference.median <= allowed,
  }
}

/** `+1.2 ms` */
export const signed = (ms: number, digits = 1) =>
  `${ms < 0 ? '−' : '+'}${Math.abs(ms).toFixed(digits)} ms`

/** The time from the page's call to the whole answer, ms. */
export async function timeFetch(page: Page, url: string, status: number) {
  const got = await page.evaluate(async (url) => {
    const start = performance.now()
    const response = await fetch(url)
    await response.text()
    return { ms: performance.now() - start, status: response.status }
  }, url)
  if (got.status !== status)
    throw new Error(`${url} answered ${got.status} instead of ${status}`)
  return got.ms
}
