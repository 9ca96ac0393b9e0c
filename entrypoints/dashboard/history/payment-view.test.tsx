// @vitest-environment happy-dom
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  cleanup,
  fireEvent,
  render,
  screen,
  waitFor,
} from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { paymentQuery } from '@/lib/client/queries'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import type { PaymentDetail } from '@/lib/contracts/history'
import { PaymentView } from './payment-view'

vi.mock('@/lib/client/wallet', () => ({ wallet: { payment: vi.fn() } }))

const address = `0x${'1'.repeat(40)}`
const delivered: PaymentDetail = {
  row: {
    id: 'a',
    createdAtMs: 0,
    site: 'https://a.test',
    seller: 'https://a.test',
    url: 'https://a.test/otters',
    title: 'Otters',
    method: 'GET',
    kind: 'open',
    network: 'eip155:84532',
    asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
    amount: '10000',
    status: 'delivered',
    code: null,
    liveUntilMs: 0,
    decidedBy: 'you',
  },
  payTo: address,
  from: address,
  nonce: `0x${'2'.repeat(64)}`,
  version: 2,
  httpStatus: 200,
  presents: 1,
  canPresent: false,
  receipt: {
    success: true,
    transaction: null,
    network: null,
    payer: null,
    amount: null,
    error: null,
    raw: '',
  },
  terms: '{}',
  events: [],
}

let client: QueryClient

function show(): void {
  client = createQueryClient()
  client.setDefaultOptions({ queries: { retry: false } })
  render(
    <QueryClientProvider client={client}>
      <PaymentView id="a" />
    </QueryClientProvider>,
  )
}

beforeEach(() => {
  vi.mocked(wallet.payment).mockResolvedValue(delivered)
})

afterEach(() => {
  cleanup()
  client.clear()
})

test('a payment on the screen stays there when it cannot be read again', async () => {
  show()
  expect(await screen.findByText('seller says')).toBeTruthy()
  vi.mocked(wallet.payment).mockRejectedValue(new Error('gone'))
  const { queryKey } = paymentQuery('a')
  await client.invalidateQueries({ queryKey })
  await waitFor(() =>
    expect(client.getQueryState(queryKey)?.status).toBe('error'),
  )
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(screen.queryByText('seller says')).not.toBeNull()
})

test('what could not be read is read again on request', async () => {
  vi.mocked(wallet.payment).mockRejectedValueOnce(new Error('gone'))
  show()
  fireEvent.click(await screen.findByRole('button', { name: 'Read again' }))
  expect(await screen.findByText('seller says')).toBeTruthy()
})

test('a payment that is not there is said to be missing', async () => {
  vi.mocked(wallet.payment).mockResolvedValue(null)
  show()
  expect(await screen.findByText(/not in the history any more/)).toBeTruthy()
})
