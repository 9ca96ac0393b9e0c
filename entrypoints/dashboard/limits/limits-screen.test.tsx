// @vitest-environment happy-dom
import {
  act,
  cleanup,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sampleCeilings, sampleRule } from '@/components/limits/samples'
import { wallet } from '@/lib/client/wallet'
import {
  beginAnew,
  button,
  givePassword,
  isDisabled,
  row,
  show,
  submit,
  type,
  world,
} from './limits-screen-fixture'

vi.mock('@/lib/client/wallet', () => import('./fake-wallet'))

beforeEach(beginAnew)
afterEach(cleanup)

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

test('behavior: locked, trusting the records says that it unlocks', async () => {
  world.isLocked = true
  await show({ doubt: 'LEDGER_SUSPECT' })
  await screen.findByText('Unlock to change limits. Pausing works without.')
  fireEvent.click(button('Trust the records'))
  screen.getByText(/Your password also unlocks Tuppence/)
})

test('behavior: a doubted clock has nothing to trust', async () => {
  await show({ doubt: 'CLOCK_SUSPECT' })
  screen.getByText(/Set the clock right/)
  expect(screen.queryByRole('button', { name: 'Trust the records' })).toBeNull()
})

test('behavior: a clock nobody was asked about is not called wrong', async () => {
  await show({ doubt: 'CLOCK_UNHEARD' })
  screen.getByText('Auto-pay waits until a network can be asked the time')
  expect(screen.queryByText(/Set the clock right/)).toBeNull()
})

test('behavior: locked, all can be paused and nothing else changed', async () => {
  world.isLocked = true
  await show({ rules: [sampleRule({ paused: 'UNDELIVERED' })] })
  await screen.findByText('Unlock to change limits. Pausing works without.')
  screen.getByText('Forgot your password?')
  expect(
    screen
      .getByRole('link', { name: 'Go to Settings to wipe', hidden: true })
      .getAttribute('href'),
  ).toBe('/dashboard.html#/settings')
  within(row()).getByText('Paused: paid twice, nothing came')
  for (const name of [/^Edit/, /^Resume/, /^Remove/, 'Change these'])
    expect(isDisabled(name)).toBe(true)
  fireEvent.click(screen.getByRole('switch', { name: 'Pause all auto-pay' }))
  await screen.findByText('All auto-pay is paused.')
  expect(wallet.pauseAutoPay).toHaveBeenCalledExactlyOnceWith({
    isPaused: true,
  })
})

test.each([
  ['Add a rule', () => fireEvent.click(button('Add a rule'))],
  [
    'Raise these limits',
    () => {
      fireEvent.click(button('Change these'))
      type(/Any one site .*per 24 h/, '4')
      submit(/Any one site .*per 24 h/)
    },
  ],
])(
  'behavior: the dialog “%s” can be used when the wallet locks',
  async (title, open) => {
    await show()
    open()
    world.isLocked = true
    // Any change has the screen look again.
    fireEvent.click(screen.getByRole('switch'))
    await screen.findByText('Unlock to change limits. Pausing works without.')
    const dialog = screen.getByRole('dialog', { name: title })
    expect(dialog.closest('fieldset') === null).toBe(true)
    fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  },
)

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
  await screen.findByText(/did not answer. See whether it was changed/)
})

test('behavior: what was done is said for a while', async () => {
  await show()
  vi.useFakeTimers({ shouldAdvanceTime: true })
  try {
    fireEvent.click(button(/^Pause, news/))
    await screen.findByText('Paused.')
    act(() => void vi.advanceTimersByTime(7_000))
    expect(screen.queryByText('Paused.')).toBeNull()
  } finally {
    vi.useRealTimers()
  }
})
