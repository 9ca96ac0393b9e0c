// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, test, vi } from 'vitest'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import type { SeenView } from '@/lib/contracts/developer'
import { DeveloperScreen } from './developer-screen'

vi.mock('@/lib/client/wallet', () => ({
  wallet: { seen: vi.fn(), forgetSeen: vi.fn(), status: vi.fn() },
}))
vi.mock('@/components/developer/facilitators', () => ({
  Facilitators: () => null,
}))
vi.mock('./use-request-headers', () => ({
  useRequestHeaders: () => () => null,
}))

const aSeen: SeenView = {
  id: 's',
  tabId: 1,
  kind: 'call',
  method: 'GET',
  url: 'https://api.test/a',
  site: 'https://api.test',
  atMs: 0,
  status: 412,
  headers: [],
  source: 'none',
  raw: '',
  decoded: null,
  version: null,
  because: 'NOT_X402',
  offers: [],
  decision: {
    kind: 'unasked',
    because: null,
    stop: null,
    ruleId: null,
    paymentId: null,
  },
  steps: [],
}

function show(seen: SeenView) {
  vi.mocked(wallet.seen).mockResolvedValue([seen])
  render(
    <QueryClientProvider client={createQueryClient()}>
      <DeveloperScreen />
    </QueryClientProvider>,
  )
}

afterEach(cleanup)

test('behavior: a list that was not cleared says so', async () => {
  vi.mocked(wallet.forgetSeen).mockRejectedValue(new Error('gone'))
  show(aSeen)
  fireEvent.click(await screen.findByRole('button', { name: 'Clear' }))
  await screen.findByText('That did not work. Try again.')
})

test('an answer stands with the status it came with', async () => {
  show(aSeen)
  await screen.findByText('HTTP 412')
})
