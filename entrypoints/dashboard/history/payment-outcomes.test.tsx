// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import {
  cleanup,
  fireEvent,
  render,
  screen,
  waitFor,
} from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import {
  sampleDetail,
  sampleHash,
  sampleRow,
  sampleSettled,
} from '@/components/history/samples'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import type { PaymentDetail } from '@/lib/contracts/history'
import { sampleRow as wholeRow } from '@/lib/export/sample-row'
import { PaymentView } from './payment-view'

vi.mock('@/lib/client/wallet', () => ({
  wallet: {
    payment: vi.fn(),
    lookNow: vi.fn(),
    hide: vi.fn(),
    exportRows: vi.fn(),
  },
}))

async function open(change: Partial<PaymentDetail>): Promise<void> {
  vi.mocked(wallet.payment).mockResolvedValue(sampleDetail(change))
  render(
    <QueryClientProvider client={createQueryClient()}>
      <PaymentView id="a" newerId="b" />
    </QueryClientProvider>,
  )
  await screen.findByRole('heading', { name: 'Proof' })
}

const text = () => document.body.textContent ?? ''

afterEach(cleanup)

test('taken and delivered, with the transaction on our explorer', async () => {
  await open({
    row: sampleRow({ isProvenBy: 'chain' }),
    proof: sampleSettled({ amount: '9000' }),
  })
  expect(screen.getByText('Paid and delivered')).toBeTruthy()
  expect(screen.getAllByText('verified on chain').length).toBeGreaterThan(1)
  expect(text()).toContain('Really taken')
  expect(text()).toContain('0.009 USDC')
  expect(text()).toContain('38400000')
  expect(text()).not.toContain('undone')
  for (const link of screen.getAllByRole('link'))
    expect(link.getAttribute('href')).toBe(
      `https://basescan.org/tx/${sampleHash}`,
    )
  expect(screen.queryByRole('button', { name: 'Look now' })).toBeNull()
})

test('a transfer that was only just seen can still be undone, and says so', async () => {
  const just = sampleSettled({ confirmations: 2 })
  await open({ row: sampleRow({ isProvenBy: 'chain' }), proof: just })
  expect(text()).toContain('just seen, and can still be undone')
})

test('a hash of the seller’s that the chain does not confirm is said', async () => {
  await open({
    row: sampleRow({ isProvenBy: 'chain' }),
    proof: sampleSettled({ transaction: `0x${'5'.repeat(64)}` }),
  })
  expect(text()).toContain("another transaction than the seller's")
})

test('the seller’s word alone is only that', async () => {
  await open({ row: sampleRow({ isProvenBy: 'seller' }) })
  expect(screen.getByText("seller's word only")).toBeTruthy()
  expect(screen.queryByText('verified on chain')).toBeNull()
  expect(text()).toContain('Not looked up on the chain yet')
})

test('refused is not known yet until the chain has said so', async () => {
  await open({
    row: sampleRow({ status: 'refused', liveUntilMs: Date.now() + 60_000 }),
    receipt: null,
    proof: { kind: 'open', because: 'LIVE', atMs: 0, nextAtMs: null },
  })
  expect(text()).toMatch(/Not known yet – checking until/)
  expect(text()).toContain('The seller says that nothing was taken.')
  expect(text()).not.toMatch(/Nothing was taken/)
  expect(text()).toContain('Not used so far.')
})

test('never used is nothing taken', async () => {
  await open({
    row: sampleRow({ status: 'void', isProvenBy: 'chain' }),
    proof: { kind: 'dead', chainTimeMs: 0, endpoints: 2, atMs: 0 },
  })
  expect(screen.getByText('Nothing was taken')).toBeTruthy()
  expect(text()).toContain('Endpoints asked: 2')
  expect(text()).toContain('The chain shows that this was never taken.')
})

test('a person has it looked up at once', async () => {
  vi.mocked(wallet.lookNow).mockResolvedValue(undefined)
  await open({ row: sampleRow({ status: 'unknown' }) })
  fireEvent.click(screen.getByRole('button', { name: 'Look now' }))
  await waitFor(() => expect(wallet.lookNow).toHaveBeenCalledWith({ id: 'a' }))
})

test('paid and not delivered: the evidence is copied', async () => {
  const writeText = vi.fn(async () => undefined)
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
  const whole = wholeRow({ id: 'a', status: 'undelivered' })
  vi.mocked(wallet.exportRows)
    .mockResolvedValueOnce({ rows: [wholeRow({ id: 'other' })], next: 'other' })
    .mockResolvedValueOnce({ rows: [whole], next: null })
  await open({
    row: sampleRow({ status: 'undelivered', isProvenBy: 'chain' }),
    proof: sampleSettled(),
  })
  expect(screen.getByText('Paid, not delivered')).toBeTruthy()
  fireEvent.click(
    await screen.findByRole('button', { name: 'Copy the evidence as text' }),
  )
  fireEvent.click(
    screen.getByRole('button', { name: 'Copy the evidence as JSON' }),
  )
  const [[asText], [asJson]] = writeText.mock.calls as unknown as [
    [string],
    [string],
  ]
  expect(asText).toContain('I paid for the page below and did not receive it.')
  expect(asText).toContain(`Authorisation: ${whole.digest}`)
  expect(JSON.parse(asJson).authorisation.digest).toBe(whole.digest)
  expect(vi.mocked(wallet.exportRows).mock.calls[0]?.[0].before).toBe('b')
  vi.unstubAllGlobals()
})

test('the rule that decided stands with its limits of then', async () => {
  await open({
    row: sampleRow({ decidedBy: 'rule' }),
    rule: {
      id: 'r',
      perPayment: '50000',
      per24h: '1000000',
      per30d: '10000000',
      isThere: false,
    },
  })
  expect(text()).toContain(
    'Limits then: 0.05 USDC per payment, 1.00 USDC in 24 hours, 10.00 USDC in 30 days.',
  )
  expect(text()).toContain('not there any more')
})

test('true and false signatures are told apart', async () => {
  const signed = (verdict: 'true' | 'false', because: string | null) =>
    ({ verdict, format: 'jws', signer: 'did:jwk:abc', because }) as const
  await open({
    signed: {
      offer: signed('true', null),
      receipt: signed('false', 'BAD_SIGNATURE'),
    },
  })
  expect(text()).toContain('Price signed by did:jwk:abc')
  expect(text()).toContain('The signature on the receipt is false.')
  expect(text()).toContain('The key it names did not sign this.')
})

test('a payment is put out of sight, and back', async () => {
  vi.mocked(wallet.hide).mockResolvedValue(undefined)
  await open({})
  fireEvent.click(screen.getByRole('button', { name: 'Hide' }))
  await waitFor(() =>
    expect(wallet.hide).toHaveBeenCalledWith({ id: 'a', isHidden: true }),
  )
  cleanup()
  await open({ row: sampleRow({ isHidden: true }) })
  fireEvent.click(screen.getByRole('button', { name: 'Show again' }))
  await waitFor(() =>
    expect(wallet.hide).toHaveBeenCalledWith({ id: 'a', isHidden: false }),
  )
})
