import type { Page } from '@playwright/test'
import type { Host } from '../testbed/http/host.ts'
import type { MeasuredBrowser } from './browsers.ts'
import { signed } from './page-calls.ts'
import { differences, takeTurns } from './pairs.ts'
import type { Row } from './report.ts'
import { overlap, spreadOf } from './statistics.ts'

const allowedRatio = 1.03
const allowedFetchMs = 0.4
/** What the browser takes by itself: told for the reader, and not judged. */
const byNothing = 'by an extension of the same permissions that does nothing'

type Parts = {
  /** With the release build. */
  extended: MeasuredBrowser
  /** With an extension of the same permissions that does nothing. */
  empty: MeasuredBrowser
  plain: MeasuredBrowser
  pages: Host
  count: number
  warmUp: number
}

/** Loading a page of 200 resources, none of which costs anything. */
export async function measureLoads(parts: Parts): Promise<Row[]> {
  const { ours, nothing, theirs } = await inAll(parts, parts, (page) =>
    timeLoad(page, parts.pages),
  )
  const their = spreadOf(theirs)
  const rowOf = (what: string, taken: number[]) => {
    const our = spreadOf(taken)
    const ratio = our.median / their.median
    const overlaps = overlap(our, their)
    const row: Row = {
      part: 'c',
      what,
      ours: our,
      theirs: their,
      difference: spreadOf(differences(taken, theirs)),
      unit: 'ms',
      result: `ratio ${ratio.toFixed(3)}, spreads ${overlaps ? 'overlap' : 'apart'}`,
    }
    return { row, isMet: ratio <= allowedRatio && overlaps }
  }
  const { row, isMet } = rowOf(
    'load of a page of 200 resources; against no extension',
    ours,
  )
  return [
    { ...row, isMet, target: `at most ${allowedRatio}, overlapping` },
    rowOf(`${row.what}, ${byNothing}`, nothing).row,
  ]
}

/** Small fetches one after the other, in blocks; a block counts as one. */
export async function measureFetches(
  parts: Parts & { blocks: number; perBlock: number },
): Promise<Row[]> {
  const { blocks, perBlock } = parts
  const turns = { count: blocks, warmUp: 1 }
  const { ours, nothing, theirs } = await inAll(parts, turns, (page) =>
    timeFetches(page, perBlock),
  )
  const rowOf = (what: string, taken: number[]) => {
    const difference = spreadOf(differences(taken, theirs))
    const row: Row = {
      part: 'c',
      what,
      ours: spreadOf(taken),
      theirs: spreadOf(theirs),
      difference,
      unit: 'ms',
      result: signed(difference.median, 2),
    }
    return { row, isMet: difference.median <= allowedFetchMs }
  }
  const { row, isMet } = rowOf(
    `small fetch, ${blocks * perBlock} in blocks of ${perBlock}; against no extension`,
    ours,
  )
  return [
    { ...row, isMet, target: `at most +${allowedFetchMs} ms` },
    rowOf(`${row.what}, ${byNothing}`, nothing).row,
  ]
}

/** Runs the same in all browsers, block by block. */
async function inAll(
  { extended, empty, plain, pages }: Parts,
  turns: { count: number; warmUp: number },
  measure: (page: Page) => Promise<number>,
) {
  const [ours, nothing, theirs] = await Promise.all(
    [extended, empty, plain].map(async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${pages.origin}/blank`)
      return page
    }),
  )
  if (!ours || !nothing || !theirs)
    throw new Error('Three browsers are compared.')
  const timed = (page: Page) => async () => {
    const ms = await measure(page)
    pages.log.clear()
    return ms
  }
  const taken = await takeTurns(
    { ours: timed(ours), nothing: timed(nothing), theirs: timed(theirs) },
    turns,
  )
  await Promise.all([ours.close(), nothing.close(), theirs.close()])
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
