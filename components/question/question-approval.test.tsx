// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { wallet } from '@/lib/client/wallet'
import { ask, button, offerView } from './question-fixture'

vi.mock('@/lib/client/wallet', () => ({ wallet: { approvalTerms: vi.fn() } }))

afterEach(cleanup)

const asking = 'Asking Base what is allowed …'

test('says that the network is asked, and keeps the line when it answered', async () => {
  const terms = Promise.withResolvers<{ kind: 'enough' }>()
  vi.mocked(wallet.approvalTerms).mockReturnValue(terms.promise)
  ask({ offers: [{ ...offerView, needsAllowance: true }] })
  const line = screen.getByText(asking)
  expect(line.getAttribute('role')).toBe('status')
  expect(button('Pay').disabled).toBe(true)
  terms.resolve({ kind: 'enough' })
  await vi.waitFor(() => expect(button('Pay').disabled).toBe(false))
  expect(line.isConnected).toBe(true)
  expect(line.textContent).toBe('')
})

test('behavior: where nothing has to be allowed there is no line', () => {
  ask()
  expect(screen.queryByText(asking)).toBeNull()
  expect(wallet.approvalTerms).not.toHaveBeenCalled()
})

/** What the network says is there, and what this takes. */
const needed = {
  ...{ kind: 'needed' as const, isUnderWay: false, failed: null },
  ...{ network: 'eip155:8453', asset: offerView.asset, allowed: '0' },
  ...{ needed: '10000', most: '1000000000', fee: '1', coin: '2' },
}

test('an approval leads to a step of its own', async () => {
  vi.mocked(wallet.approvalTerms).mockResolvedValue(needed)
  ask({ offers: [{ ...offerView, needsAllowance: true }] })
  await screen.findByRole('button', { name: 'Approve …' })
})

test('behavior: one that is never made leads nowhere, and is said', async () => {
  const most = '9999'
  vi.mocked(wallet.approvalTerms).mockResolvedValue({ ...needed, most })
  ask({ offers: [{ ...offerView, needsAllowance: true }] })
  await screen.findByText(/never allows it more than 0.009999 USDC/)
  expect(screen.queryByRole('button', { name: 'Approve …' })).toBeNull()
  expect(button('Pay').disabled).toBe(true)
})
