import { randomInt } from 'node:crypto'
import { formatUnits } from 'viem'
import { ownBed } from '../harness/own-bed.ts'
import { createRandom } from '../harness/random.ts'
import { test as base, expect } from '../harness/test.ts'
import type { Testbed } from '../testbed/testbed.ts'
import { checkBooks, checkLimits, checkOnce } from './books.ts'
import { createPerson } from './person.ts'
import { planTab, type Step } from './plan.ts'
import { allRows, endAll } from './reconcile.ts'
import { allowShop, raiseCeilings } from './rules.ts'
import { goShopping } from './shopping.ts'
import { createWorld } from './world.ts'

const isLong = Boolean(process.env.TUPPENCE_LONG)
const payments = isLong ? 2000 : 100
/** Between two of them everything that was signed passes its end. */
const rounds = isLong ? 8 : 2
const shops = 20
/** So many shops are paid by a rule of their own, the others by hand. */
const allowed = 10

/** With a bed of its own: its chain's time runs ahead of the others'. */
const test = base.extend<object, { bed: Testbed }>({
  bed: ownBed(),
})

test(`${payments} payments at ${shops} sellers, with faults: the ledger is the chain's, to the last unit`, async ({
  bed,
}) => {
  test.setTimeout(isLong ? 40 * 60_000 : 360_000)
  const seed = Number(process.env.TUPPENCE_SEED || randomInt(2 ** 31))
  console.log(`TUPPENCE_SEED=${seed}`)
  test.info().annotations.push({ type: 'seed', description: `${seed}` })
  const random = createRandom(seed)
  const world = await createWorld(bed, { shops, payments })
  try {
    const person = createPerson(world, createRandom(seed + 1))
    const balance = await world.chain.balanceOf(world.address)
    await raiseCeilings(world)
    await world.setGrant(false)
    for (let at = 0; at < allowed; at++) await allowShop(world, at)
    await world.setGrant(true)

    let n = 0
    const urlOf = ({ shop, manner, amount }: Step) =>
      `${world.shops[shop]?.origin}/${manner}?n=${++n}&amount=${amount}`
    // Not everything that is tried is paid: a person says no now and then.
    async function shopUntil(wanted: number): Promise<number> {
      let givenUp = 0
      for (;;) {
        const left = wanted - (await allRows(world)).length
        if (left <= 0) return givenUp
        const plans = [0, 1].map(() => planTab(random, left / 2, shops))
        for (const each of await Promise.all(
          plans.map((plan, tab) => goShopping(world, person, tab, plan, urlOf)),
        ))
          givenUp += each
      }
    }
    for (let round = 1; round <= rounds; round++) {
      const startedAt = Date.now()
      const wanted = allowed + Math.ceil((payments * round) / rounds)
      const givenUp = await shopUntil(wanted)
      const paidAt = Date.now()
      if (isLong) await world.restart(round % 2 === 0 ? 'kill' : 'close')
      const rows = await endAll(world)
      console.log(
        `round ${round}: ${rows.length} rows`,
        countBy(rows.map(({ state }) => state)),
        `given up ${givenUp}; paid in ${paidAt - startedAt} ms, reconciled in ${Date.now() - paidAt} ms`,
      )
      await checkBooks(world, rows, balance)
      await checkLimits(world, rows)
      checkOnce(rows, person.again)
      const kinds = new Set(
        rows.map(({ state, decidedBy }) => `${state} ${decidedBy.kind}`),
      )
      for (const kind of ['SETTLED you', 'SETTLED rule', 'DEAD you'])
        expect(kinds).toContain(kind)
    }

    const spent = balance - (await world.chain.balanceOf(world.address))
    const { context, origin } = world.loaded()
    const history = await context.newPage()
    await history.goto(`${origin}/dashboard.html#/history`)
    await expect(history.getByRole('status', { name: 'Totals' })).toContainText(
      `${formatUnits(spent, 6)} USDC`,
    )
  } finally {
    await world.close()
  }
})

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
