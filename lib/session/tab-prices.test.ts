import { expect, test } from 'vitest'
import { sampleArea } from '@/lib/testing/sample-area'
import { createTabFacts, pricesOf } from './tab-facts'

const site = 'https://a.test'
const usdc = (amount: string) => ({ network: 'eip155:1', asset: '0xa', amount })
const eurc = (amount: string) => ({ network: 'eip155:1', asset: '0xb', amount })

const taken = (one: ReturnType<typeof usdc>) => ({ ...one, upToId: null })

async function world(...prices: (ReturnType<typeof usdc> | null)[]) {
  const facts = createTabFacts(sampleArea())
  for (const price of prices) await facts.priced(1, site, price)
  return {
    facts,
    async now() {
      const row = await facts.of(1)
      return row && { priced: row.priced, prices: pricesOf(row) }
    },
  }
}

test('adds up what is priced, per token', async () => {
  const { now } = await world(usdc('10'), eurc('5'), usdc('20'))
  expect(await now()).toEqual({ priced: 3, prices: [eurc('5'), usdc('30')] })
})

test('behavior: an item without one price leaves the count alone', async () => {
  const { now } = await world(usdc('10'), null)
  expect(await now()).toEqual({ priced: 2, prices: [] })
})

test('behavior: what was paid is no longer priced', async () => {
  const { facts, now } = await world(usdc('10'), usdc('20'))
  await facts.paid(1, site, taken(usdc('20')))
  expect(await now()).toEqual({ priced: 1, prices: [usdc('10')] })
  await facts.paid(1, site, taken(usdc('10')))
  expect(await now()).toEqual({ priced: 0, prices: [] })
})

test('behavior: paid in another token, the rest is not guessed', async () => {
  const { facts, now } = await world(usdc('10'), usdc('20'))
  await facts.paid(1, site, taken(eurc('20')))
  expect(await now()).toEqual({ priced: 1, prices: [] })
})

test('behavior: what a rule paid was never among the priced', async () => {
  const { facts, now } = await world(usdc('10'))
  await facts.paid(1, site, taken(usdc('10')), { wasAsked: false })
  expect(await now()).toEqual({ priced: 1, prices: [usdc('10')] })
  expect((await facts.of(1))?.paid).toEqual([taken(usdc('10'))])
})

test('behavior: the next page of the site starts from nothing', async () => {
  const { facts, now } = await world(usdc('10'))
  await facts.opened(1, site)
  expect(await now()).toEqual({ priced: 0, prices: [] })
})
