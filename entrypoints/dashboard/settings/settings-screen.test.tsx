// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import { defaultSettings } from '@/lib/settings/settings'
import { SettingsScreen } from './settings-screen'

vi.mock('@/lib/client/wallet', () => ({
  wallet: {
    status: vi.fn(),
    settings: vi.fn(),
    wipe: vi.fn(),
    wipeLocked: vi.fn(),
  },
}))

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  vi.spyOn(location, 'assign').mockReturnValue(undefined)
  localStorage.setItem('held:0xa', '{}')
  vi.mocked(wallet.settings).mockResolvedValue(defaultSettings)
  vi.mocked(wallet.wipe).mockResolvedValue({ ok: true })
  vi.mocked(wallet.wipeLocked).mockResolvedValue(undefined)
})
afterEach(cleanup)

async function openWipe(state: 'locked' | 'unlocked') {
  vi.mocked(wallet.status).mockResolvedValue({
    wallet: state,
    address: '0x209693Bc6afc0C5328bA36FaF03C514EF312287C',
    locksAtMs: null,
    origin: 'phrase',
  })
  render(
    <QueryClientProvider client={createQueryClient()}>
      <SettingsScreen />
    </QueryClientProvider>,
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Wipe' }))
}

const now = () =>
  screen.getByRole<HTMLButtonElement>('button', { name: 'Wipe everything' })
const word = () => screen.getByLabelText('Type “wipe” to go on')
const send = () => fireEvent.submit(word().closest('form') as HTMLFormElement)

test('locked, a forgotten password leaves a wipe, said in words', async () => {
  await openWipe('locked')
  screen.getByText('Forgot your password?')
  screen.getByText(/Nobody can give it back/)
  expect(screen.queryByRole('link')).toBeNull()
  screen.getByText(/your keys, your history, your limits and your settings/)
  expect(now().disabled).toBe(true)
  send()
  expect(wallet.wipeLocked).not.toHaveBeenCalled()

  fireEvent.change(word(), { target: { value: ' Wipe' } })
  expect(now().disabled).toBe(false)
  send()
  await vi.waitFor(() =>
    expect(location.assign).toHaveBeenCalledExactlyOnceWith('/welcome.html'),
  )
  expect(wallet.wipeLocked).toHaveBeenCalledOnce()
  expect(localStorage).toHaveLength(0)
})

test('behavior: a wipe nobody answered leads nowhere', async () => {
  vi.mocked(wallet.wipeLocked).mockRejectedValue(new Error('gone'))
  await openWipe('locked')
  fireEvent.change(word(), { target: { value: 'wipe' } })
  send()
  await screen.findByText('Tuppence did not answer. Try again.')
  expect(location.assign).not.toHaveBeenCalled()
  expect(localStorage).toHaveLength(1)
})

test('unlocked, the word alone wipes nothing', async () => {
  await openWipe('unlocked')
  fireEvent.change(word(), { target: { value: 'wipe' } })
  send()
  expect(wallet.wipe).not.toHaveBeenCalled()
  fireEvent.change(screen.getByLabelText('Password'), {
    target: { value: 'right' },
  })
  send()
  await vi.waitFor(() => expect(location.assign).toHaveBeenCalledOnce())
  expect(wallet.wipe).toHaveBeenCalledExactlyOnceWith({ password: 'right' })
  expect(wallet.wipeLocked).not.toHaveBeenCalled()
  expect(localStorage).toHaveLength(0)
})
