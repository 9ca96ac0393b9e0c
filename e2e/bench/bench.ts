import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import path from 'node:path'
import { startTestbed, type Testbed } from '../testbed/testbed.ts'
import { launchBareWallet } from './bare-wallet.ts'
import { launchBrowser } from './browsers.ts'
import { measureHistory } from './history.ts'
import { measureKnownPrices } from './known-price.ts'
import { measureNavigations } from './navigations.ts'
import { measureFetches, measureLoads } from './ordinary-pages.ts'
import { measureFirst, measureKnown, type Shop } from './page-calls.ts'
import { launchPayer } from './payer.ts'
import { measureReading } from './reading.ts'
import { startReference } from './reference-client.ts'
import { type Row, tableOf } from './report.ts'
import { measureSizes } from './sizes.ts'
import { measureUnderRule } from './under-rule.ts'
import { measureWaking } from './waking.ts'

const isQuick = process.argv.includes('--quick')
const onlyAt = process.argv.indexOf('--only')
const partNames = ['paying', 'known', 'others', 'history', 'sizes']
/** The one part that is wanted. */
const only = onlyAt < 0 ? null : (process.argv[onlyAt + 1] ?? '')
const isWanted = (part: string) => only === null || only === part
if (!partNames.some(isWanted)) throw new Error(`There is no part "${only}".`)
const amount = isQuick
  ? { pairs: { count: 6, warmUp: 1 }, blocks: 4, perBlock: 50, looks: 2 }
  : { pairs: { count: 40, warmUp: 5 }, blocks: 40, perBlock: 250, looks: 9 }

const started = Date.now()
const cores = availableParallelism()
/** What the machine is busy with before anything here runs, and after. */
const load = {
  // As whoever built the extension found it: a build is load of our own.
  before: Number(process.env.TUPPENCE_LOAD ?? loadavg()[0]),
  after: 0,
}
const rows: Row[] = []
const ends: (() => Promise<unknown>)[] = []

/** Keeps something to end when all is done, whatever happens. */
async function keep<part>(
  starting: Promise<part>,
  end: (part: part) => Promise<unknown>,
): Promise<part> {
  const part = await starting
  ends.unshift(() => end(part))
  return part
}

function say(what: string): void {
  const seconds = ((Date.now() - started) / 1000).toFixed(0)
  console.log(`${seconds.padStart(4)} s  ${what}`)
}

try {
  if (isWanted('known')) await measureAtKnownPrices()
  if (isWanted('paying') || isWanted('others')) {
    const bed = await keep(startTestbed(), (one) => one.stop())
    if (isWanted('paying')) await measurePaying(bed)
    if (isWanted('others')) await measureOthers(bed)
  }
  if (isWanted('history'))
    rows.push(...(await measureHistory(amount.looks, say)))
  if (isWanted('others')) rows.push(await measureReading())
  if (isWanted('sizes')) rows.push(...measureSizes())

  async function measurePaying(bed: Testbed) {
    const plain = await launchBrowser('none')
    const reference = await keep(startReference(bed), (one) => one.stop())
    const payer = await launchPayer(bed)
    const bare = await keep(launchBareWallet(bed), (one) => one.close())
    const parts = { bed, payer, bare, plain, reference, ...amount.pairs }
    const { v2, hand } = bed.sellers
    const shops: Shop[] = [
      {
        name: '@x402/express',
        seller: v2,
        priced: '/api/quote',
        free: '/free',
      },
      {
        name: 'hand-written seller',
        seller: hand,
        priced: '/dialect/v2-header',
        free: '/landed',
      },
    ]
    try {
      for (const shop of shops) {
        say(`Page calls, ${shop.name}`)
        rows.push(...(await measureKnown({ ...parts, shop })))
      }
      say('Navigations')
      const opened = await measureNavigations(parts)
      const [shop] = shops
      say('First calls')
      if (shop) rows.push(await measureFirst({ ...parts, shop }))
      rows.push(opened)
      say('Page calls under a rule')
      if (shop) rows.push(...(await measureUnderRule({ ...parts, shop })))
    } finally {
      await payer.close()
      await plain.close()
    }
  }

  /** With a bed and a wallet of its own: its rules are not in the others' way. */
  async function measureAtKnownPrices() {
    const bed = await startTestbed()
    const reference = await startReference(bed)
    const payer = await launchPayer(bed)
    try {
      say('Page calls at known prices')
      const parts = { bed, payer, reference, ...amount.pairs }
      rows.push(...(await measureKnownPrices(parts)))
    } finally {
      await payer.close()
      await reference.stop()
      await bed.stop()
    }
  }

  /** Three browsers of one age: a used one is slower than a fresh one. */
  async function measureOthers(bed: Testbed) {
    const plain = await keep(launchBrowser('none'), (one) => one.close())
    const extended = await keep(launchBrowser('release'), (one) => one.close())
    const empty = await keep(launchBrowser('empty'), (one) => one.close())
    const { pages } = bed.sellers
    const parts = { extended, empty, plain, pages, ...amount.pairs }
    say('Loads of a page of 200 resources')
    rows.push(...(await measureLoads(parts)))
    say('Small fetches')
    rows.push(...(await measureFetches({ ...parts, ...amount })))
    say('Starts of the worker')
    rows.push(await measureWaking(extended, pages))
  }
} finally {
  for (const end of ends) await end()
}

load.after = loadavg()[0] ?? 0
const { count } = amount.pairs
console.log(`
Medians (middle half) in ms of ${count} turns after ${amount.pairs.warmUp} of warm-up, each turn in an order of its own.
(a) is compared with @x402/fetch in Node, on the same seller in the same turn.
    The least that can pay decides nothing and keeps nothing but one row; its
    signatures are made before: what it takes is the browser's own part.
(b) is compared with a sum: the same document opened free of charge in a browser
    without extension, and @x402/fetch buying it in Node.
(c) is compared with a browser without extension that runs at the same time.
    What an extension that does nothing takes is the browser's own part.
(e) is compared with @x402/fetch in Node over the same line in the same turn.
(f) is of headers that are long in different ways, 200 readings of each.
(d) is of ${amount.looks} looks at a history; from the navigation or the key to what is painted.
(g) is what the release build weighs.

${tableOf(rows)}
`)
const judged = rows.filter(({ isMet }) => isMet !== undefined)
const missed = judged.filter(({ isMet }) => !isMet)
console.log(
  `${judged.length - missed.length} of ${judged.length} targets met.${isQuick ? ' Too few turns to rely on: this was --quick.' : ''}`,
)

const isBusy = load.before > cores / 2
console.log(
  `Load of the machine: ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after, on ${cores} cores.${isBusy ? ' It was busy with other things: repeat on a quiet one.' : ''}`,
)

const folder = path.resolve(import.meta.dirname, '../../test-results')
mkdirSync(folder, { recursive: true })
const machine = { cores, load, node: process.version }
writeFileSync(
  path.join(folder, 'bench.json'),
  `${JSON.stringify({ isQuick, turns: amount, machine, rows }, null, 2)}\n`,
)
process.exitCode = missed.length > 0 && !isQuick ? 1 : 0
