// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import {
  cleanup,
  fireEvent,
  render,
  screen,
  waitFor,
} from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { sampleLimits } from '@/components/limits/samples'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import type { LimitNotice, LimitsView } from '@/lib/contracts/limits'
import type { TabView } from '@/lib/contracts/tab'
import { defaultSettings } from '@/lib/settings/settings'
import { AtRest } from './at-rest'

vi.mock('@/lib/client/wallet', () => ({
  wallet: {
    limits: vi.fn(),
    notices: vi.fn(),
    status: vi.fn(),
    settings: vi.fn(),
    tab: vi.fn(),
    history: vi.fn(),
    pauseAutoPay: vi.fn(),
    lock: vi.fn(),
    never: vi.fn(),
    unsilence: vi.fn(),
    dismissNotice: vi.fn(),
  },
}))

const base = {
  network: 'eip155:8453',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
}
const site = 'https://a.test'
const aTab: TabView = {
  site,
  isUnseen: false,
  taken24h: [],
  waiting: 0,
  priced: 0,
  prices: [],
  rules: [],
  isNever: false,
  isSilenced: false,
}
const notice = (percent: 80 | 100, id: string): LimitNotice => ({
  id,
  ...{ site, seller: site },
  limit: 'RULE_24H',
  percent,
  used: percent === 80 ? '820000' : '1000000',
  of: '1000000',
  ...base,
  atMs: 0,
})

let tab: TabView
let limits: LimitsView
let notices: LimitNotice[]

beforeEach(() => {
  vi.mocked(wallet.tab).mockImplementation(async () => tab)
  vi.mocked(wallet.limits).mockImplementation(async () => limits)
  vi.mocked(wallet.notices).mockImplementation(async () => notices)
  vi.mocked(wallet.settings).mockResolvedValue(defaultSettings)
  vi.mocked(wallet.history).mockResolvedValue({ rows: [], next: null })
  vi.mocked(wallet.status).mockResolvedValue({
    wallet: 'unlocked',
    address: null,
    locksAtMs: null,
    origin: 'created',
  })
  for (const call of [
    wallet.pauseAutoPay,
    wallet.never,
    wallet.unsilence,
    wallet.dismissNotice,
  ])
    vi.mocked(call).mockResolvedValue(undefined)
})
afterEach(cleanup)

function show(given: {
  tab?: Partial<TabView>
  limits?: Partial<LimitsView>
  notices?: LimitNotice[]
}) {
  tab = { ...aTab, ...given.tab }
  limits = sampleLimits(given.limits)
  notices = given.notices ?? []
  render(
    <QueryClientProvider client={createQueryClient()}>
      <AtRest tabId={1} />
    </QueryClientProvider>,
  )
}

const press = async (name: string) =>
  fireEvent.click(await screen.findByRole('button', { name }))

test('pauses all auto-pay, says so, and resumes', async () => {
  show({})
  vi.mocked(wallet.pauseAutoPay).mockImplementation(async ({ isPaused }) => {
    limits = sampleLimits({ isPaused })
    return undefined
  })
  await press('Pause auto-pay')
  expect(wallet.pauseAutoPay).toHaveBeenLastCalledWith({ isPaused: true })
  await screen.findByText('All auto-pay is paused.')
  await press('Resume auto-pay')
  expect(wallet.pauseAutoPay).toHaveBeenLastCalledWith({ isPaused: false })
})

test('what a site took, its limit and what is left of it', async () => {
  show({
    tab: {
      taken24h: [{ ...base, amount: '50000' }],
      rules: [{ id: 'r', ...base, used: '30000', of: '1000000', state: null }],
    },
  })
  await screen.findByText('Paid 0.05 here today · limit 1.00')
  screen.getByText('Auto-pay: 0.03 of 1.00 USDC used in 24 h')
})

test('a never-site says so and is let ask again', async () => {
  show({ tab: { isNever: true, isSilenced: true } })
  await screen.findByText('You said never to this site.')
  expect(screen.queryByText('Quiet: it asked too often.')).toBeNull()
  await press('Ask again')
  expect(wallet.never).toHaveBeenCalledExactlyOnceWith({ site, isNever: false })
})

test('behavior: a locked wallet is unlocked before a site may ask again', async () => {
  vi.mocked(wallet.status).mockResolvedValue({
    wallet: 'locked',
    address: null,
    locksAtMs: null,
    origin: 'created',
  })
  show({ tab: { isNever: true } })
  await screen.findByText('Unlock first to change that.')
  const again = screen.getByRole('button', { name: 'Ask again' })
  expect(again).toHaveProperty('disabled', true)
})

test('behavior: a silenced site is let ask again; a failure is said', async () => {
  vi.mocked(wallet.unsilence).mockRejectedValue(new Error('gone'))
  show({ tab: { isSilenced: true, priced: 3 } })
  await screen.findByText('3 priced items')
  await press('Let it ask again')
  expect(wallet.unsilence).toHaveBeenCalledExactlyOnceWith({ site })
  await screen.findByText('That did not work. Try again.')
})

test('what was refused or ran out is asked again by a reload', async () => {
  const reload = vi.fn(async () => undefined)
  Object.assign(fakeBrowser.tabs, { reload })
  show({ tab: { priced: 1 } })
  await screen.findByText('Reload the page to be asked again.')
  await press('Reload')
  expect(reload).toHaveBeenCalledExactlyOnceWith(1)
})

test.each([
  ['free', { priced: 0 }, 'No prices here'],
  ['still asked', { priced: 1, waiting: 1 }, '1 question waiting'],
  ['never asked', { priced: 1, isNever: true }, 'Ask again'],
  ['silenced', { priced: 1, isSilenced: true }, 'Let it ask again'],
  ['kept from us', { priced: 1, isUnseen: true }, 'Allow this site'],
])('behavior: %s, a reload is not offered', async (_, tab, instead) => {
  show({ tab })
  await screen.findByText(instead)
  expect(screen.queryByRole('button', { name: 'Reload' })).toBeNull()
})

test.each([
  [site, 'Allow this site', [`${site}/*`]],
  [null, 'Allow all sites', ['http://*/*', 'https://*/*']],
])(
  'a site kept from Tuppence, %s, is asked for',
  async (site, name, origins) => {
    const request = vi.fn(async () => true)
    Object.assign(fakeBrowser, { permissions: { request } })
    show({ tab: { site, isUnseen: true } })
    await screen.findByText('Tuppence cannot see this site')
    screen.getByText(/“This can read and change site data”/)
    vi.mocked(wallet.tab).mockClear()
    await press(name)
    expect(request).toHaveBeenCalledExactlyOnceWith({ origins })
    await waitFor(() => expect(wallet.tab).toHaveBeenCalled())
  },
)

test('behavior: a page loaded before its site was allowed is reloaded to be seen', async () => {
  const request = vi.fn(async () => {
    tab = aTab
    return true
  })
  const reload = vi.fn(async () => undefined)
  Object.assign(fakeBrowser, { permissions: { request } })
  Object.assign(fakeBrowser.tabs, { reload })
  show({ tab: { isUnseen: true } })
  await press('Allow this site')
  await screen.findByText('Reload the page to see its prices')
  expect(screen.queryByText('No prices here')).toBeNull()
  await press('Reload')
  expect(reload).toHaveBeenCalledExactlyOnceWith(1)
  await screen.findByText('No prices here')
})

test('behavior: a refusal leaves a site unseen', async () => {
  const request = vi.fn(async () => false)
  Object.assign(fakeBrowser, { permissions: { request } })
  show({ tab: { isUnseen: true } })
  await press('Allow this site')
  await screen.findByText('Tuppence cannot see this site')
  expect(screen.queryByRole('button', { name: 'Reload' })).toBeNull()
})

test('limits nearly and wholly used are lines to dismiss', async () => {
  show({ notices: [notice(100, 'two'), notice(80, 'one')] })
  await screen.findByText('a.test used 0.82 of 1.00 USDC in 24 h.')
  screen.getByText(
    'a.test used all of its 1.00 USDC in 24 h. It asks again from here.',
  )
  const [first] = screen.getAllByRole('button', { name: /^Dismiss/ })
  if (first) fireEvent.click(first)
  expect(wallet.dismissNotice).toHaveBeenCalledExactlyOnceWith({ id: 'two' })
  notices = [notice(80, 'one')]
  await waitFor(() =>
    expect(screen.getAllByRole('button', { name: /^Dismiss/ })).toHaveLength(1),
  )
})

test('limits of test money say so', async () => {
  const testMoney = {
    network: 'eip155:84532',
    asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  }
  show({ notices: [{ ...notice(80, 'one'), ...testMoney }] })
  await screen.findByText('a.test used 0.82 of 1.00 USDC (TEST) in 24 h.')
})

test('behavior: a forgotten password has a way on', async () => {
  vi.mocked(wallet.status).mockResolvedValue({
    wallet: 'locked',
    address: null,
    locksAtMs: null,
    origin: 'created',
  })
  show({})
  const way = await screen.findByRole('link', { name: 'Forgot your password?' })
  expect(way.getAttribute('href')).toBe('/dashboard.html#/settings')
  expect(way.getAttribute('target')).toBe('_blank')
})

test('behavior: a lock that did not lock says so', async () => {
  vi.mocked(wallet.lock).mockRejectedValue(new Error('gone'))
  show({})
  await press('Lock')
  await screen.findByText('That did not work. Try again.')
})

test('behavior: without a wallet there is nothing to pause', async () => {
  vi.mocked(wallet.status).mockResolvedValue({
    wallet: 'none',
    address: null,
    locksAtMs: null,
    origin: null,
  })
  show({})
  await screen.findByText('No wallet yet')
  expect(screen.queryByRole('button', { name: /auto-pay/ })).toBeNull()
})

test('says why auto-pay paused itself', async () => {
  show({ limits: { doubt: 'CLOCK_SUSPECT' } })
  const why = await screen.findByRole('link', { name: /the clock looks wrong/ })
  expect(why.getAttribute('href')).toBe('/dashboard.html#/limits')
  expect(why.className).toContain('text-bad')
})

test('behavior: a clock that nobody was asked about is no alarm', async () => {
  show({ limits: { doubt: 'CLOCK_UNHEARD' } })
  const why = await screen.findByRole('link', { name: /^Auto-pay waits until/ })
  expect(why.className).not.toContain('text-bad')
})
