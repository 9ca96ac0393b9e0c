// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import {
  cleanup,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  sampleCeilings,
  sampleLimits,
  sampleRule,
} from '@/components/limits/samples'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import type { LimitsView } from '@/lib/contracts/limits'
import { defaultSettings } from '@/lib/settings/settings'
import { LimitsScreen } from './limits-screen'

vi.mock('@/lib/client/wallet', () => ({
  wallet: {
    limits: vi.fn(),
    status: vi.fn(),
    settings: vi.fn(),
    pauseAutoPay: vi.fn(),
    makeRule: vi.fn(),
    changeRule: vi.fn(),
    removeRule: vi.fn(),
    never: vi.fn(),
    unsilence: vi.fn(),
    setCeilings: vi.fn(),
    trustLedger: vi.fn(),
  },
}))

const site = 'https://news.example.com'
let limits: LimitsView
let isLocked: boolean

beforeEach(() => {
  limits = sampleLimits()
  isLocked = false
  // The browser's modal is not there; an open dialog is enough.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  vi.mocked(wallet.limits).mockImplementation(async () => limits)
  vi.mocked(wallet.status).mockImplementation(async () => ({
    wallet: isLocked ? 'locked' : 'unlocked',
    address: null,
    locksAtMs: null,
    origin: 'created',
  }))
  vi.mocked(wallet.settings).mockResolvedValue(defaultSettings)
  for (const call of [
    wallet.makeRule,
    wallet.changeRule,
    wallet.setCeilings,
    wallet.trustLedger,
  ])
    vi.mocked(call).mockResolvedValue({ ok: true })
  for (const call of [
    wallet.pauseAutoPay,
    wallet.removeRule,
    wallet.never,
    wallet.unsilence,
  ])
    vi.mocked(call).mockResolvedValue(undefined)
})
afterEach(cleanup)

async function show(change: Partial<LimitsView> = {}) {
  limits = sampleLimits(change)
  render(
    <QueryClientProvider client={createQueryClient()}>
      <LimitsScreen />
    </QueryClientProvider>,
  )
  await screen.findByRole('switch')
  if (!isLocked)
    await waitFor(() => expect(isDisabled('Change these')).toBe(false))
}

const button = (name: string | RegExp) => screen.getByRole('button', { name })
// The test's browser does not know that a fieldset disables what is in it.
const isDisabled = (name: string | RegExp) =>
  button(name).closest('fieldset[disabled]') !== null
const row = () => screen.getByRole('row', { name: /example\.com/ })
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const submit = (label: string | RegExp) => {
  const form = screen.getByLabelText(label).closest('form')
  if (form) fireEvent.submit(form)
}
const givePassword = (word: string) => {
  type('Password', word)
  submit('Password')
}

test('a row carries its numbers, and they change in place', async () => {
  await show()
  within(row()).getByText('0.30 of 1.00')
  within(row()).getByText('0.90 of 10.00')
  fireEvent.click(button(/^Edit/))
  expect(document.activeElement).toBe(screen.getByLabelText('Per payment'))

  type('Per payment', '1.01')
  submit('Per payment')
  screen.getByText('It cannot be more than the limit per 24 h.')
  expect(wallet.changeRule).not.toHaveBeenCalled()

  type('Per payment', '0.10')
  fireEvent.click(screen.getByLabelText('What its pages load'))
  submit('Per payment')
  await screen.findByText('Saved.')
  expect(wallet.changeRule).toHaveBeenCalledExactlyOnceWith({
    id: 'rule-1',
    change: {
      perPayment: '100000',
      per24h: '1000000',
      per30d: '10000000',
      perMinute: 6,
      kinds: ['open', 'call'],
    },
  })
  await waitFor(() => expect(document.activeElement).toBe(button(/^Edit/)))
})

test('behavior: Escape leaves a row as it was', async () => {
  await show()
  fireEvent.click(button(/^Edit/))
  type('Per payment', '0.10')
  fireEvent.keyDown(screen.getByLabelText('Per payment'), { key: 'Escape' })
  expect(screen.queryByLabelText('Per payment')).toBeNull()
  within(row()).getByText('0.05')
  expect(document.activeElement).toBe(button(/^Edit/))
  expect(wallet.changeRule).not.toHaveBeenCalled()
})

test('behavior: a refused change leaves the form and says why', async () => {
  vi.mocked(wallet.changeRule).mockResolvedValue({
    ok: false,
    because: 'NO_RULE',
    waitMs: 0,
  })
  await show()
  fireEvent.click(button(/^Edit/))
  submit('Per payment')
  await screen.findByText('This limit is not there any more.')
  screen.getByLabelText('Per payment')
  expect(screen.queryByText('Saved.')).toBeNull()
})

test('pauses, renews and removes a limit; removing asks first', async () => {
  await show()
  fireEvent.click(button(/^Pause, news/))
  await screen.findByText('Paused.')
  fireEvent.click(button(/^Renew/))
  await screen.findByText('It now ends in 90 days.')
  expect(
    vi.mocked(wallet.changeRule).mock.calls.map(([given]) => given.change),
  ).toEqual([{ isPaused: true }, { isRenewed: true }])

  fireEvent.click(button(/^Remove/))
  expect(document.activeElement).toBe(button('Keep'))
  fireEvent.click(button('Keep'))
  expect(wallet.removeRule).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(button(/^Remove/))

  fireEvent.click(button(/^Remove/))
  limits = sampleLimits({ rules: [] })
  fireEvent.click(button('Remove'))
  await screen.findByText('No site has a limit')
  expect(wallet.removeRule).toHaveBeenCalledExactlyOnceWith({ id: 'rule-1' })
})

test('modes: never is about the site, and leaving it undoes that', async () => {
  await show()
  const mode = () => screen.getByLabelText<HTMLSelectElement>(/^Mode for/)
  fireEvent.change(mode(), { target: { value: 'ask' } })
  await screen.findByText('Saved.')
  expect(wallet.changeRule).toHaveBeenCalledExactlyOnceWith({
    id: 'rule-1',
    change: { mode: 'ask' },
  })

  limits = sampleLimits({ never: [{ site, sinceMs: Date.now() }] })
  fireEvent.change(mode(), { target: { value: 'never' } })
  await screen.findByText('You are not asked for this site any more.')
  expect(wallet.never).toHaveBeenLastCalledWith({ site, isNever: true })
  expect(mode().value).toBe('never')

  fireEvent.change(mode(), { target: { value: 'auto' } })
  await waitFor(() =>
    expect(wallet.changeRule).toHaveBeenLastCalledWith({
      id: 'rule-1',
      change: { mode: 'auto' },
    }),
  )
  expect(wallet.never).toHaveBeenLastCalledWith({ site, isNever: false })
})

test('lowering a ceiling acts at once; raising one asks the password', async () => {
  await show()
  screen.getByText('$0.30 of $3.00')
  fireEvent.click(button('Change these'))
  type(/All sites together .*per 24 h/, '2.50')
  submit(/All sites together .*per 24 h/)
  await screen.findByText('Saved.')
  const lowered = { ...sampleCeilings, allPer24h: '2500000' }
  expect(wallet.setCeilings).toHaveBeenCalledExactlyOnceWith({
    ceilings: lowered,
  })

  vi.mocked(wallet.setCeilings).mockResolvedValueOnce({
    ok: false,
    because: 'WRONG_PASSWORD',
    waitMs: 0,
  })
  fireEvent.click(button('Change these'))
  type(/Any one site .*per 24 h/, '4')
  submit(/Any one site .*per 24 h/)
  screen.getByText('Any one site per 24 h: from $3.00 to $4.00')
  expect(wallet.setCeilings).toHaveBeenCalledOnce()
  givePassword('wrong')
  await screen.findByText('That is not the password.')
  givePassword('right')
  await waitFor(() => expect(screen.queryByLabelText('Password')).toBeNull())
  expect(wallet.setCeilings).toHaveBeenLastCalledWith({
    ceilings: { ...sampleCeilings, sitePer24h: '4000000' },
    password: 'right',
  })
})

test('a doubted ledger says so, and is trusted with the password', async () => {
  await show({ doubt: 'LEDGER_SUSPECT' })
  screen.getByText(/payment records do not add up/)
  screen.getByText(/You can still pay by hand/)
  fireEvent.click(button('Trust the records'))
  givePassword('right')
  await screen.findByText('The records are sealed anew.')
  expect(wallet.trustLedger).toHaveBeenCalledExactlyOnceWith({
    password: 'right',
  })
})

test('behavior: a doubted clock has nothing to trust', async () => {
  await show({ doubt: 'CLOCK_SUSPECT' })
  screen.getByText(/Set the clock right/)
  expect(screen.queryByRole('button', { name: 'Trust the records' })).toBeNull()
})

test('adds a limit by hand: read, said in words, then the password', async () => {
  await show({ rules: [] })
  fireEvent.click(button('Add a limit'))
  submit('Site')
  screen.getByText('Write a site such as https://example.com.')
  type('Site', 'example.com')
  submit('Site')
  screen.getByText(
    'example.com may take up to 0.05 USDC per payment, 1.00 USDC in 24 hours and 10.00 USDC in 30 days without asking.',
  )
  screen.getByText(/The first payment is still asked/)

  vi.mocked(wallet.makeRule).mockResolvedValueOnce({
    ok: false,
    because: 'RULE_EXISTS',
    waitMs: 0,
  })
  givePassword('right')
  await screen.findByText(/has a limit for this token already/)
  type('Site', 'example.org')
  submit('Site')
  givePassword('right')
  await screen.findByText('The limit is set. The first payment is asked.')
  expect(wallet.makeRule).toHaveBeenLastCalledWith({
    password: 'right',
    rule: {
      site: 'https://example.org',
      seller: 'https://example.org',
      network: 'eip155:8453',
      asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
      kinds: ['call'],
      perPayment: '50000',
      per24h: '1000000',
      per30d: '10000000',
    },
  })
})

test('behavior: locked, all can be paused and nothing else changed', async () => {
  isLocked = true
  await show({ rules: [sampleRule({ paused: 'UNDELIVERED' })] })
  await screen.findByText('Unlock to change limits. Pausing works without.')
  within(row()).getByText('Paused: paid twice, nothing came')
  for (const name of [/^Edit/, /^Resume/, /^Remove/, 'Change these'])
    expect(isDisabled(name)).toBe(true)
  fireEvent.click(screen.getByRole('switch', { name: 'Pause all auto-pay' }))
  await screen.findByText('All auto-pay is paused.')
  expect(wallet.pauseAutoPay).toHaveBeenCalledExactlyOnceWith({
    isPaused: true,
  })
})

test('never-sites and quiet ones are let ask again', async () => {
  await show({
    never: [{ site: 'https://no.example.org', sinceMs: Date.now() }],
    silenced: [{ site: 'https://loud.example.net', untilMs: null }],
  })
  fireEvent.click(button('Remove, no.example.org'))
  await screen.findByText('This site may ask again.')
  expect(wallet.never).toHaveBeenCalledExactlyOnceWith({
    site: 'https://no.example.org',
    isNever: false,
  })
  screen.getByText('until you say otherwise')
  fireEvent.click(button('Let it ask again, loud.example.net'))
  await waitFor(() =>
    expect(wallet.unsilence).toHaveBeenCalledExactlyOnceWith({
      site: 'https://loud.example.net',
    }),
  )
})

test('behavior: says when a change did not reach the background', async () => {
  vi.mocked(wallet.pauseAutoPay).mockRejectedValue(new Error('gone'))
  await show()
  fireEvent.click(screen.getByRole('switch'))
  await screen.findByText(/nothing was changed/)
})
