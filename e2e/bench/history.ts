import type { Page } from '@playwright/test'
import { generatePrivateKey } from 'viem/accounts'
import { extensionWorker } from '../harness/browser.ts'
import { callWallet, openSpeaker, password } from '../harness/wallet.ts'
import { launchBrowser, type MeasuredBrowser } from './browsers.ts'
import { traceScrolling } from './frames.ts'
import { type Opening, timeKey, timeOpening } from './history-clock.ts'
import { opensOf, type Round, rowsOf } from './history-rows.ts'
import { fillHistory, markedBy, newestTitle } from './long-history.ts'
import type { Row } from './report.ts'

const some = 10_000
const many = 100_000

/** As high as a history, with nothing to do but to know of the scroll. */
const plainPage = `<p style="height: 99000px">Nothing</p>
<script>addEventListener('scroll', () => requestAnimationFrame(() => {}))</script>`

/** A browser whose wallet has a history, and a page to speak from. */
type Full = MeasuredBrowser & { origin: string; speaker: Page }

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
    return [...rowsOf(taken, some), ...opensOf(opened, many, 1_000)]
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
  await page.getByText(`${some.toLocaleString('en-US')} payments`).waitFor()
  const scroll = { seconds: 5, pixelsPerSecond: 3_000 }
  const frames = await traceScrolling(page, scroll)
  const plain = await full.context.newPage()
  await plain.setContent(plainPage)
  const plainFrames = await traceScrolling(plain, scroll)
  await plain.close()
  await page.evaluate(() => scrollTo(0, 0))
  const exportMs = await timeExport(page)
  await page.close()
  return { ...opening, keysMs, frames, plainFrames, exportMs }
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

/**
 * The release build with an unlocked wallet. Chromium now and then starts an
 * extension without its words; such a start is not measured.
 */
async function launchFull(): Promise<Full> {
  for (let left = 5; ; left--) {
    const browser = await launchBrowser('release')
    const { context } = browser
    const worker = await extensionWorker(context)
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
