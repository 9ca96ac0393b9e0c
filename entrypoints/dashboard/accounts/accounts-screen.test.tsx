// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, test, vi } from 'vitest'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import type { Status } from '@/lib/contracts/wallet'
import { defaultSettings } from '@/lib/settings/settings'
import { AccountsScreen } from './accounts-screen'

vi.mock('@/lib/client/wallet', () => ({
  wallet: { status: vi.fn(), settings: vi.fn(), lock: vi.fn() },
}))

afterEach(cleanup)

function show(status: Partial<Status>) {
  vi.mocked(wallet.settings).mockResolvedValue(defaultSettings)
  vi.mocked(wallet.status).mockResolvedValue({
    wallet: 'locked',
    address: null,
    locksAtMs: null,
    origin: null,
    ...status,
  })
  render(
    <QueryClientProvider client={createQueryClient()}>
      <AccountsScreen />
    </QueryClientProvider>,
  )
}

test('behavior: a lock that did not lock says so', async () => {
  vi.mocked(wallet.lock).mockRejectedValue(new Error('gone'))
  show({ wallet: 'unlocked', origin: 'created' })
  fireEvent.click(await screen.findByRole('button', { name: 'Lock now' }))
  await screen.findByText('That did not work. Try again.')
})

test('behavior: a wallet that cannot be read still has its lock, and the way on', async () => {
  show({})
  await screen.findByLabelText('Password')
  screen.getByText('Forgot your password?')
})
