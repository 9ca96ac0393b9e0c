// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { sampleRow } from '@/components/history/samples'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import { FacilitatorCheck } from './facilitator-check'

vi.mock('@/lib/client/wallet', () => ({
  wallet: { history: vi.fn(), facilitatorVerify: vi.fn() },
}))

afterEach(cleanup)

function show() {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <FacilitatorCheck url="https://facilitator.test" />
    </QueryClientProvider>,
  )
}

test('a history without a payment has none to ask about', async () => {
  vi.mocked(wallet.history).mockResolvedValue({ rows: [], next: null })
  show()
  await screen.findByText(/There is no payment in your history/)
})

test('behavior: a history that is not read yet is not an empty one', async () => {
  vi.mocked(wallet.history).mockReturnValue(new Promise(() => undefined))
  show()
  await screen.findByText('Loading payments …')
  expect(screen.queryByText(/There is no payment/)).toBeNull()
})

test('behavior: nor is one that could not be read', async () => {
  vi.mocked(wallet.history).mockRejectedValue(new Error('gone'))
  show()
  await screen.findByText('The history could not be read.')
  expect(screen.queryByText(/There is no payment/)).toBeNull()
})

test('behavior: an unanswered check says no more than that', async () => {
  vi.mocked(wallet.history).mockResolvedValue({
    rows: [sampleRow()],
    next: null,
  })
  vi.mocked(wallet.facilitatorVerify).mockRejectedValue(new Error('gone'))
  show()
  fireEvent.click(
    await screen.findByRole('button', { name: 'Check this payment' }),
  )
  await screen.findByText('Tuppence did not answer. Try again.')
})
