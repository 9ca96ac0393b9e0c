import type { Page } from '@playwright/test'
import type { Host } from '../testbed/http/host.ts'
import type { MeasuredBrowser } from './browsers.ts'
import { signed } from './page-calls.ts'
import { differences, takeTurns } from './pairs.ts'
import type { Row } from './report.ts'
import { overlap, spreadOf } from './statistics.ts'

const allowedRatio = 1.03
const allowedFetchMs = 0.4

type Parts = {
  /** With the release build. */
  extended: MeasuredBrowser
  plain: MeasuredBrowser
  pages: Host
  count: number
  warmUp: number
}

/** Loading a page of 200 resources, none of which costs anything. */
export async function measureLoads(parts: Parts): Promise<Row> {
  const { ours, theirs } = await inBoth(parts, parts, (page) =>
    timeLoad(page, parts.pages),
  )
  const [our, their] = [spreadOf(ours), spreadOf(theirs)]
  const ratio = our.median / their.median
  return {
    part: 'c',
    what: 'load of a page of 200 resources; against no extension',
    ours: our,
    theirs: their,
    difference: spreadOf(differences(ours, theirs)),
    unit: 'ms',
    result: `ratio ${ratio.toFixed(3)}, spreads ${overlap(our, their) ? 'overlap' : 'apart'}`,
    target: `at most ${allowedRatio}, overlapping`,
    isMet: ratio <= allowedRatio && overlap(our, their),
  }
}

/** Small fetches one after the other, in blocks; a block counts as one. */
export async function measureFetches(
  parts: Parts & { blocks: number; perBlock: number },
): Promise<Row> {
  const { blocks, perBlock } = parts
  const turns = { count: blocks, warmUp: 1 }
  const { ours, theirs } = await inBoth(parts, turns, (page) =>
    timeFetches(page, perBlock),
  )
  const difference = spreadOf(differences(ours, theirs))
  return {
    part: 'c',
    what: `small fetch, ${blocks * perBlock} in blocks of ${perBlock}; against no extension`,
    ours: spreadOf(ours),
    theirs: spreadOf(theirs),
    difference,
    unit: 'ms',
    result: signed(difference.median, 2),
    target: `at most +${allowedFetchMs} ms`,
    isMet: difference.median <= allowedFetchMs,
  }
}

/** Runs the same in both browsers, block by block. */
async function inBoth(
  { extended, plain, pages }: Parts,
  turns: { count: number; warmUp: number },
  measure: (page: Page) => Promise<number>,
) {
  const [ours, theirs] = await Promise.all(
    [extended, plain].map(async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${pages.origin}/blank`)
      return page
    }),
  )
  if (!ours || !theirs) throw new Error('Two browsers are compared.')
  const timed = (page: Page) => async () => {
    const ms = await measure(page)
    pages.log.clear()
    return ms
  }
  const taken = await takeTurns(
    { ours: timed(ours), theirs: timed(theirs) },
    turns,
  )
  await Promise.all([ours.close(), theirs.close()])
  return taken
}

async function timeLoad(page: Page, pages: Host): Promise<number> {
  await page.goto(`${pages.origin}/bench/page`)
  return await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType(
      'navigation',
    ) as PerformanceNavigationTiming[]
    return navigation?.loadEventEnd ?? Number.NaN
  })
}

/** Mean of one block, ms. */
function timeFetches(page: Page, count: number): Promise<number> {
  return page.evaluate(async (count) => {
    const start = performance.now()
    for (let n = 0; n < count; n++) await (await fetch('/bench/small')).text()
    return (performance.now() - start) / count
  }, count)
}
