// @vitest-environment happy-dom
import {
  cleanup,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sampleLimits } from '@/components/limits/samples'
import { wallet } from '@/lib/client/wallet'
import {
  beginAnew,
  button,
  givePassword,
  row,
  show,
  site,
  submit,
  type,
  world,
} from './limits-screen-fixture'

vi.mock('@/lib/client/wallet', () => import('./fake-wallet'))

beforeEach(beginAnew)
afterEach(cleanup)

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
      paysKnown: false,
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
  await screen.findByText('This rule is not there any more.')
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
  world.limits = sampleLimits({ rules: [] })
  fireEvent.click(button('Remove'))
  await screen.findByText('No site has a rule')
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

  world.limits = sampleLimits({ never: [{ site, sinceMs: Date.now() }] })
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

test('adds a limit by hand: read, said in words, then the password', async () => {
  await show({ rules: [] })
  fireEvent.click(button('Add a rule'))
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
  await screen.findByText(/has a rule for this token already/)
  type('Site', 'example.org')
  submit('Site')
  givePassword('right')
  await screen.findByText('The rule is set. The first payment is asked.')
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
