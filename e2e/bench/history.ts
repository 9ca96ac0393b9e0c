import type { Page } from '@playwright/test'
import { generatePrivateKey } from 'viem/accounts'
import { callWallet, openSpeaker, password } from '../harness/wallet.ts'
import { launchBrowser, type MeasuredBrowser } from './browsers.ts'
import { traceScrolling } from './frames.ts'
import { type Opening, timeKey, timeOpening } from './history-clock.ts'
import { fillHistory, markedBy, newestTitle } from './long-history.ts'
import type { Row } from './report.ts'
import { spreadOf } from './statistics.ts'

const some = 10_000
const many = 100_000

/** A browser whose wallet has a history, and a page to speak from. */
type Full = MeasuredBrowser & { origin: string; speaker: Page }

/** What one look at 10,000 payments took. */
type Round = Opening & {
  /** ms a key of a search; the first has nothing prepared for it. */
  keysMs: number[]
  frames: { count: number; dropped: number }
  exportMs: number
}

/** The history with 10,000 payments in it, and how it opens with 100,000. */
export async function measureHistory(
  rounds: number,
  say: (what: string) => void,
): Promise<Row[]> {
  const full = await launchFull()
  try {
    say('History: 10,000 payments')
    await fillHistory(full.speaker, { count: some })
    const taken: Round[] = []
    for (let n = 0; n < rounds; n++) taken.push(await takeRound(full))
    say('History: 100,000 payments')
    await fillHistory(full.speaker, {
      count: many,
      from: some,
      // Only an export or an opened payment reads them.
      hasEvents: false,
    })
    const opened: Opening[] = []
    for (let n = 0; n < rounds; n++) {
      const page = await full.context.newPage()
      opened.push(await open(full, page, many))
      await page.close()
    }
    return [...rowsOf(taken), ...opensOf(opened, many, 1_000)]
  } finally {
    await full.close()
  }
}

async function takeRound(full: Full): Promise<Round> {
  const page = await full.context.newPage()
  const opening = await open(full, page, some)
  await page.getByRole('searchbox').click()
  const keysMs: number[] = []
  let left = some
  for (const key of markedBy) {
    left = Math.ceil(left / 2)
    keysMs.push(await timeKey(page, key, left))
  }
  await page.getByRole('searchbox').fill('')
  await page.getByText(`${some} payments`).waitFor()
  const frames = await traceScrolling(page, {
    seconds: 5,
    pixelsPerSecond: 3_000,
  })
  await page.evaluate(() => scrollTo(0, 0))
  const exportMs = await timeExport(page)
  await page.close()
  return { ...opening, keysMs, frames, exportMs }
}

function open({ origin }: Full, page: Page, count: number): Promise<Opening> {
  const history = `${origin}/dashboard.html#/history`
  return timeOpening(page, history, newestTitle, count)
}

/** From the button to the finished file; its progress has to be seen. */
async function timeExport(page: Page): Promise<number> {
  await page.getByText('Export and import').click()
  await page.getByRole('button', { name: 'Export', exact: true }).waitFor()
  return await page.evaluate(async () => {
    const button = document.querySelector<HTMLElement>('form [type=submit]')
    const start = performance.now()
    button?.click()
    let hasProgress = false
    while (!document.querySelector('form a[download]')) {
      hasProgress ||= document.querySelector('form progress[value]') !== null
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    if (!hasProgress) throw new Error('The export showed no progress.')
    return performance.now() - start
  })
}

function rowsOf(rounds: readonly Round[]): Row[] {
  const of = (what: string, ms: number[], most: number): Row => ({
    part: 'd',
    what: `history of 10,000: ${what}`,
    ours: spreadOf(ms),
    unit: 'ms',
    result: `${spreadOf(ms).median.toFixed(0)} ms`,
    target: `under ${most} ms`,
    isMet: spreadOf(ms).median < most,
  })
  const shares = rounds.map(({ frames }) => frames.dropped / frames.count)
  const share = spreadOf(shares).median
  const frames = rounds.reduce((sum, { frames }) => sum + frames.count, 0)
  const dropped = rounds.reduce((sum, { frames }) => sum + frames.dropped, 0)
  return [
    ...opensOf(rounds, some, 400),
    of(
      'first key of a search',
      rounds.map(({ keysMs }) => keysMs[0] ?? Number.NaN),
      100,
    ),
    of(
      'next keys of a search',
      rounds.flatMap(({ keysMs }) => keysMs.slice(1)),
      100,
    ),
    {
      part: 'd',
      what: 'history of 10,000: scrolling at 3,000 px/s',
      unit: 'state',
      result: `${(share * 100).toFixed(1)} in 100 frames dropped (${dropped} of ${frames} in all)`,
      target: 'at most 1 in 100',
      isMet: share <= 0.01,
    },
    of(
      'export of all, with progress',
      rounds.map(({ exportMs }) => exportMs),
      2_000,
    ),
  ]
}

function opensOf(
  openings: readonly Opening[],
  count: number,
  most: number,
): Row[] {
  const name = `history of ${count.toLocaleString('en')}`
  const opens = spreadOf(openings.map(({ openMs }) => openMs))
  const whole = spreadOf(openings.map(({ wholeMs }) => wholeMs))
  const stall = spreadOf(openings.map(({ stallMs }) => stallMs))
  return [
    {
      part: 'd',
      what: `${name}: opens, newest payments painted and usable`,
      ours: opens,
      unit: 'ms',
      result: `${opens.median.toFixed(0)} ms`,
      target: `under ${most} ms`,
      isMet: opens.median < most,
    },
    {
      part: 'd',
      what: `${name}: all payments searched and added up`,
      ours: whole,
      unit: 'ms',
      result: `longest task ${stall.median.toFixed(0)} ms on the way`,
    },
  ]
}

/**
 * The release build with an unlocked wallet. Chromium now and then starts an
 * extension without its words; such a start is not measured.
 */
async function launchFull(): Promise<Full> {
  for (let left = 5; ; left--) {
    const browser = await launchBrowser('release')
    const { context } = browser
    const worker =
      context.serviceWorkers()[0] ??
      (await context.waitForEvent('serviceworker'))
    const origin = `chrome-extension://${new URL(worker.url()).host}`
    const speaker = await openSpeaker({ context, origin })
    const hasWords = await speaker.evaluate(
      () => chrome.i18n.getMessage('app_screens') !== '',
    )
    if (hasWords) {
      const secret = generatePrivateKey()
      await callWallet(speaker, 'importWallet', {
        kind: 'key',
        secret,
        password,
      })
      // The store is made when it is first read.
      await callWallet(speaker, 'history', { limit: 1 })
      return { ...browser, origin, speaker }
    }
    await browser.close()
    if (left === 0) throw new Error('The extension came without its words.')
  }
}
