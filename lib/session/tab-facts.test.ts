import { beforeEach, expect, test } from 'vitest'
import { sampleArea } from '@/lib/testing/sample-area'
import { createTabFacts } from './tab-facts'

const site = 'https://a.test'
const usdc = { network: 'eip155:8453', asset: '0xa' }

let facts: ReturnType<typeof createTabFacts>
beforeEach(() => {
  facts = createTabFacts(sampleArea())
})

const pay = (amount: string, upToId: string | null = null, tabId = 1) =>
  facts.paid(tabId, site, { ...usdc, amount, upToId })
const paid = async () => (await facts.of(1))?.paid

test('what was paid is one sum a token', async () => {
  await pay('10')
  await pay('20')
  await facts.paid(1, site, {
    ...usdc,
    asset: '0xb',
    amount: '1',
    upToId: null,
  })
  expect(await paid()).toMatchObject([
    { amount: '30' },
    { asset: '0xb', amount: '1' },
  ])
})

test('a maximum stands apart until what was taken of it is known', async () => {
  await pay('10')
  await pay('100', 'p')
  await pay('100', 'q')
  expect(await paid()).toMatchObject([
    { amount: '10', upToId: null },
    { amount: '100', upToId: 'p' },
    { amount: '100', upToId: 'q' },
  ])
  await facts.proven('p', '4')
  await facts.proven('of another', '7')
  expect(await paid()).toEqual([
    { ...usdc, amount: '100', upToId: 'q' },
    { ...usdc, amount: '14', upToId: null },
  ])
})

test('of very many maxima those beyond stay one maximum', async () => {
  for (let at = 0; at < 60; at++) await pay('1', `p${at}`)
  const all = await paid()
  expect(all).toHaveLength(51)
  expect(all?.at(-1)).toEqual({ ...usdc, amount: '10', upToId: 'rest' })
})

const paidOn = (other: string) =>
  facts.paid(1, other, { ...usdc, amount: '1', upToId: null })

test('another site begins anew', async () => {
  await pay('10')
  await facts.opened(1, 'https://b.test')
  await paidOn('https://b.test')
  expect(await facts.of(1)).toMatchObject({
    site: 'https://b.test',
    paid: [{ amount: '1' }],
  })
})

test('behavior: what was paid on a site the tab has left is not of the next', async () => {
  await facts.priced(1, 'https://b.test', null)
  await pay('10')
  expect(await facts.of(1)).toMatchObject({
    site: 'https://b.test',
    priced: 1,
    paid: [],
  })
})

test('behavior: what comes at once is all counted', async () => {
  await Promise.all([pay('10'), pay('20'), facts.priced(1, site, null)])
  expect(await facts.of(1)).toMatchObject({
    priced: 1,
    paid: [{ amount: '30' }],
  })
})
