import type { Page } from '@playwright/test'
import type { Testbed } from '../testbed/testbed.ts'
import type { MeasuredBrowser } from './browsers.ts'
import { signed } from './page-calls.ts'
import { differences, takeTurns } from './pairs.ts'
import type { Payer } from './payer.ts'
import type { ReferenceClient } from './reference-client.ts'
import type { Row } from './report.ts'
import { spreadOf } from './statistics.ts'

/**
 * A click that leads to a paid document, against the same document opened for
 * nothing in a browser without extension plus the reference client's purchase
 * of it: what it would take if paying were all there is between.
 */
export async function measureNavigations(parts: {
  bed: Testbed
  payer: Payer
  plain: MeasuredBrowser
  reference: ReferenceClient
  count: number
  warmUp: number
}): Promise<Row> {
  const { bed, payer, plain, reference, count, warmUp } = parts
  const { origin } = bed.sellers.v2
  const plainPage = await plain.context.newPage()
  const { ours, open, buy } = await takeTurns(
    {
      ours: (n) =>
        timeOpening(payer.page, origin, `/articles/otters?ours=${n}`),
      open: (n) => timeOpening(plainPage, origin, `/free/otters?open=${n}`),
      buy: (n) => reference.buy(`${origin}/articles/otters?theirs=${n}`),
    },
    { count, warmUp },
  )
  await plainPage.close()
  const theirs = open.map((ms, turn) => ms + (buy[turn] ?? Number.NaN))
  const difference = spreadOf(differences(ours, theirs))
  return {
    part: 'b',
    what: 'click to paid document loaded; against the free one + reference client',
    ours: spreadOf(ours),
    theirs: spreadOf(theirs),
    difference,
    unit: 'ms',
    result: signed(difference.median),
  }
}

/**
 * The time from the click in one document to the load of the one it leads to,
 * ms. Both ends are taken inside the browser, on the clock documents share.
 */
async function timeOpening(page: Page, origin: string, path: string) {
  await page.goto(`${origin}/free/start`)
  const start = await page.evaluate((path) => {
    const link = document.body.appendChild(document.createElement('a'))
    link.href = path
    link.click()
    return performance.timeOrigin + performance.now()
  }, path)
  const loaded = await page.waitForFunction((path) => {
    const [navigation] = performance.getEntriesByType(
      'navigation',
    ) as PerformanceNavigationTiming[]
    const isThere =
      location.href.endsWith(path) && navigation?.responseStatus === 200
    return isThere && navigation.loadEventEnd > 0
      ? performance.timeOrigin + navigation.loadEventEnd
      : 0
  }, path)
  return ((await loaded.jsonValue()) as number) - start
}
