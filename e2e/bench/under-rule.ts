import type { Worker } from '@playwright/test'
import { payAndAllow, ruleOf } from '../screens/limits.ts'
import { questionWindow } from '../screens/question.ts'
import {
  mostMoreMs,
  type PageCallParts,
  signed,
  timeFetch,
} from './page-calls.ts'
import { differences, takeTurns } from './pairs.ts'
import type { Row } from './report.ts'
import { quantile, spreadOf } from './statistics.ts'

/** What deciding, reserving and signing may take in the worker, 95 of 100, ms. */
const allowedMs = 40

/** The same purchases, paid by a limit a person has set. */
export async function measureUnderRule(parts: PageCallParts): Promise<Row[]> {
  const { payer, reference, shop, count, warmUp } = parts
  const { origin } = shop.seller
  const url = (side: string, n: number) =>
    `${origin}${shop.priced}?${side}=${n}`
  await allow(parts)

  const inWorker: number[] = []
  const { ours, theirs } = await takeTurns(
    {
      async ours(n) {
        await payer.worker.evaluate(() => {
          ;(globalThis as Timed).testTimes = []
        })
        const ms = await timeFetch(payer.page, url('rule', n), 200)
        if (n >= warmUp) inWorker.push(await decidedIn(payer.worker))
        return ms
      },
      theirs: (n) => reference.buy(url('theirs-by-rule', n)),
    },
    { count, warmUp },
  )
  const difference = spreadOf(differences(ours, theirs))
  const p95 = quantile(inWorker, 0.95)
  return [
    {
      part: 'a',
      what: `fetch 402 to 200 under a rule, ${shop.name}`,
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
      what: 'of it: decide, reserve and sign, in the worker',
      ours: spreadOf(inWorker),
      unit: 'ms',
      result: `p95 of ${inWorker.length}: ${p95.toFixed(1)} ms`,
      target: `p95 at most ${allowedMs} ms`,
      isMet: p95 <= allowedMs,
    },
  ]
}

type Timed = { testTimes?: [string, number][] }

/** Makes the limit as a person does, and lets it pay as often as is measured. */
async function allow({ payer, shop }: PageCallParts): Promise<void> {
  const { origin } = shop.seller
  await payer.worker.evaluate(() =>
    chrome.storage.session.set({ testGrant: false }),
  )
  await payer.page.goto(origin + shop.free)
  await payer.page.bringToFront()
  await payer.page.mouse.click(5, 5)
  const first = timeFetch(payer.page, `${origin}${shop.priced}?first`, 200)
  await Promise.all([
    first,
    questionWindow(payer.context).then((question) => payAndAllow(question)),
  ])
  const { id } = await ruleOf(payer.wallet, origin)
  await payer.wallet.call('changeRule', { id, change: { perMinute: 600 } })
  await payer.page.bringToFront()
}

/** From the notice to the signature of the last purchase, ms. */
async function decidedIn(worker: Worker): Promise<number> {
  const times = new Map(
    await worker.evaluate(() => (globalThis as Timed).testTimes ?? []),
  )
  const from = times.get('noticed')
  const to = times.get('afterSign')
  if (from === undefined || to === undefined)
    throw new Error('A purchase under the rule was not paid by it.')
  return to - from
}
