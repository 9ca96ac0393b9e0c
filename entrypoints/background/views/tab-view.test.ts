import { beforeEach, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import type { UsedRule } from '@/lib/payment/rule-book-port'
import { sampleRule } from '@/lib/policy/sample-rule'
import { createTabFacts } from '@/lib/session/tab-facts'
import { sampleArea } from '@/lib/testing/sample-area'
import type { BackgroundParts } from '../parts'
import { tabViewOf } from './tab-view'

vi.mock('wxt/browser', () => ({
  browser: { tabs: { get: vi.fn() }, permissions: { contains: vi.fn() } },
}))

const contains = vi.mocked(browser.permissions.contains)
const site = 'https://a.test'
const tabFacts = createTabFacts(sampleArea())
const used = { h24: 0n, d30: 0n }
let rules: UsedRule[]
let ceilings = { isPaused: false }
const parts = {
  tabFacts,
  ledger: { takenBy: async () => [] },
  rules: { all: async () => ({ rules, never: [], ceilings }) },
  questions: { all: async () => [], silences: async () => [] },
} as unknown as BackgroundParts

const view = async (url: string | undefined, isGranted: boolean) => {
  vi.mocked(browser.tabs.get).mockImplementation(async () => ({ url }) as never)
  contains.mockImplementation(async () => isGranted)
  return await tabViewOf(1, parts)
}

beforeEach(() => {
  contains.mockReset()
  rules = []
  ceilings = { isPaused: false }
})

test('a site that may be seen, with what is priced on it', async () => {
  const price = { network: 'eip155:1', asset: '0xa', amount: '10' }
  await tabFacts.priced(1, site, price)
  expect(await view(`${site}/page`, true)).toMatchObject({
    site,
    isUnseen: false,
    priced: 1,
    prices: [price],
  })
  expect(contains.mock.calls).toEqual([[{ origins: [`${site}/*`] }]])
  expect(await view('https://b.test/', true)).toMatchObject({
    priced: 0,
    prices: [],
  })
})

test('behavior: a site the person keeps from us', async () => {
  expect(await view(`${site}/page`, false)).toMatchObject({
    site,
    isUnseen: true,
  })
})

test('behavior: an address that is not readable, with access withheld', async () => {
  expect(await view(undefined, false)).toMatchObject({
    site: null,
    isUnseen: true,
  })
  expect(await view(undefined, true)).toMatchObject({ isUnseen: false })
})

test("behavior: the browser's own pages are no site that is kept from us", async () => {
  expect(await view('chrome://newtab/', false)).toMatchObject({
    site: null,
    isUnseen: false,
  })
  expect(contains).not.toHaveBeenCalled()
})

test('behavior: where the browser does not say, nothing is claimed', async () => {
  vi.mocked(browser.tabs.get).mockImplementation(
    async () => ({ url: site }) as never,
  )
  contains.mockRejectedValue(new Error('Invalid value for origin pattern'))
  expect(await tabViewOf(1, parts)).toMatchObject({ isUnseen: false })
})

test('behavior: each rule here says why it does not pay just now', async () => {
  const here = { site, createdAtMs: Date.now(), lastUsedAtMs: Date.now() }
  const lives = { ...here, expiresAtMs: Date.now() + 90 * 86_400_000 }
  rules = [
    sampleRule(lives),
    sampleRule({ ...here, expiresAtMs: Date.now() - 1 }),
    sampleRule({ ...lives, payTo: [] }),
  ].map((rule) => ({ rule, used }))
  const states = async () =>
    (await view(site, true)).rules.map((one) => one.state)
  expect(await states()).toEqual([null, 'ENDED', 'FIRST'])
  ceilings = { isPaused: true }
  expect(await states()).toEqual(['YOU', 'YOU', 'YOU'])
})
