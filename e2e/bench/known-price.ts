import { payAndAllow } from '../screens/limits.ts'
import { questionWindow } from '../screens/question.ts'
import { makeRoom } from '../screens/roomy-limits.ts'
import type { Testbed } from '../testbed/testbed.ts'
import { signed, timeFetch } from './page-calls.ts'
import { differences, takeTurns } from './pairs.ts'
import type { Payer } from './payer.ts'
import type { ReferenceClient } from './reference-client.ts'
import type { Row } from './report.ts'
import { layLine } from './slow-line.ts'
import { spreadOf } from './statistics.ts'

/** The line to the seller, each way, ms. */
const lineMs = 50
/** Of the reference client's total. */
const allowedShare = 0.6
/** The same is bought again no sooner than this, ms. */
const coolDownMs = 10_500

type Parts = {
  bed: Testbed
  payer: Payer
  reference: ReferenceClient
  count: number
  warmUp: number
}

/**
 * Page calls at known prices, over a line that is 50 ms long each way. Each is
 * of an endpoint that was bought once before, as a page that polls does.
 */
export async function measureKnownPrices(parts: Parts): Promise<Row[]> {
  const { bed, reference, count, warmUp } = parts
  const rows: Row[] = []
  for (const { name, seller, path } of [
    { name: '@x402/express', seller: bed.sellers.v2, path: '/api/quote' },
    {
      name: 'hand-written seller',
      seller: bed.sellers.hand,
      path: '/dialect/v2-header',
    },
  ]) {
    const line = await layLine(seller.origin, lineMs)
    try {
      await allow(parts, line.origin, path)
      const url = (side: string, n: number) =>
        `${line.origin}${path}?${side}=${n}`
      await buyAll(parts, warmUp + count, (n) => url('known', n))
      seller.log.clear()
      const { ours, theirs } = await takeTurns(
        {
          ours: (n) => timeFetch(parts.payer.page, url('known', n), 200),
          theirs: (n) => reference.buy(url('theirs-known', n)),
        },
        { count, warmUp },
      )
      const asked = seller.log.entries.filter(
        ({ url, status }) => url.includes('?known=') && status === 402,
      )
      if (asked.length > 0)
        throw new Error(`${asked.length} calls were not paid ahead.`)
      const share = spreadOf(ours).median / spreadOf(theirs).median
      rows.push({
        part: 'e',
        what: `fetch at a known price, ${name}, ${lineMs} ms each way`,
        ours: spreadOf(ours),
        theirs: spreadOf(theirs),
        difference: spreadOf(differences(ours, theirs)),
        unit: 'ms',
        result: `${share.toFixed(2)} of it`,
        target: `at most ${allowedShare} of it`,
        isMet: share <= allowedShare,
      })
    } finally {
      await line.stop()
    }
  }
  return [...rows, await measureChanges(parts)]
}

/** The price is another one at every call. */
async function measureChanges(parts: Parts): Promise<Row> {
  const { bed, payer, reference, count, warmUp } = parts
  const { hand } = bed.sellers
  const line = await layLine(hand.origin, lineMs)
  const path = '/changing/quote'
  let price = 10_000n
  const reprice = () => {
    price += 1n
    hand.asks(price)
  }
  try {
    hand.asks(price)
    await allow(parts, line.origin, path)
    const url = (side: string, n: number) =>
      `${line.origin}${path}?${side}=${n}`
    await buyAll(parts, warmUp + count, (n) => url('known', n))
    hand.log.clear()
    const before = await bed.chains[84532].balanceOf(payer.wallet.address)
    let due = 0n
    const { ours, theirs } = await takeTurns(
      {
        ours(n) {
          reprice()
          due += price
          return timeFetch(payer.page, url('known', n), 200)
        },
        theirs(n) {
          reprice()
          return reference.buy(url('theirs-known', n))
        },
      },
      { count, warmUp },
    )
    const ofOurs = hand.log.entries.filter(({ url }) => url.includes('?known='))
    const trips = ofOurs.length / (warmUp + count)
    const spent =
      before - (await bed.chains[84532].balanceOf(payer.wallet.address))
    const difference = spreadOf(differences(ours, theirs))
    return {
      part: 'e',
      what: 'the same, the price another at every call',
      ours: spreadOf(ours),
      theirs: spreadOf(theirs),
      difference,
      unit: 'ms',
      result: `${trips} trips, ${spent === due ? 'every price paid once' : `${spent} paid for ${due}`}, ${signed(difference.median)}`,
      target: '2 trips, every price paid once',
      isMet: trips === 2 && spent === due,
    }
  } finally {
    await line.stop()
  }
}

/** Buys each endpoint once, and waits until each may be bought again. */
async function buyAll(
  { payer }: Parts,
  count: number,
  url: (n: number) => string,
): Promise<void> {
  for (let n = 0; n < count; n++) await timeFetch(payer.page, url(n), 200)
  await new Promise((resolve) => setTimeout(resolve, coolDownMs))
}

/** Makes the limit as a person does, and lets it pay as often as is measured. */
async function allow(
  { payer, count, warmUp }: Parts,
  origin: string,
  path: string,
): Promise<void> {
  await payer.worker.evaluate(() =>
    chrome.storage.session.set({ testGrant: false }),
  )
  await payer.page.goto(`${origin}/landed`)
  await payer.page.bringToFront()
  await payer.page.mouse.click(5, 5)
  const first = timeFetch(payer.page, `${origin}${path}?first`, 200)
  await payAndAllow(await questionWindow(payer.context), {
    perPayment: '0.05',
    paysKnown: true,
  })
  await first
  await makeRoom(payer.wallet, origin, 20 * (count + warmUp))
  await payer.page.bringToFront()
}
