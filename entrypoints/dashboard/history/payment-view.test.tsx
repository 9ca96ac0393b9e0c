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
import { sampleDetail } from '@/components/history/samples'
import { paymentQuery } from '@/lib/client/queries'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import { PaymentView } from './payment-view'

vi.mock('@/lib/client/wallet', () => ({ wallet: { payment: vi.fn() } }))

const delivered = sampleDetail()

let client: QueryClient

function show(): void {
  client = createQueryClient()
  client.setDefaultOptions({ queries: { retry: false } })
  render(
    <QueryClientProvider client={client}>
      <PaymentView id="a" newerId={null} />
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
