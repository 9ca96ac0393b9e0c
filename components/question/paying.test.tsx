// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sampleDetail, sampleRow } from '@/components/history/samples'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import type { Yes } from '@/lib/contracts/answer'
import type { PaymentDetail, PaymentRow } from '@/lib/contracts/history'
import { Paying } from './paying'
import { armed, button, press } from './question-fixture'

vi.mock('@/lib/client/wallet', () => ({
  wallet: { payment: vi.fn(), presentAgain: vi.fn() },
}))

let payments: Record<string, PaymentDetail>

beforeEach(() => {
  payments = {}
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  vi.spyOn(Element.prototype, 'animate').mockReturnValue({
    cancel: () => undefined,
  } as Animation)
  vi.mocked(wallet.payment).mockImplementation(
    async ({ id }) => payments[id] ?? null,
  )
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function given(
  id: string,
  row: Partial<PaymentRow> = {},
  change: Partial<PaymentDetail> = {},
) {
  payments[id] = sampleDetail({
    row: sampleRow({ id, liveUntilMs: Date.now() + 60_000, ...row }),
    ...change,
  })
}

function follow(failures: Yes['failures'] = []) {
  const onDone = vi.fn()
  const { container } = render(
    <QueryClientProvider client={createQueryClient()}>
      <Paying
        paymentIds={Object.keys(payments)}
        failures={failures}
        isMoreComing={false}
        onDone={onDone}
      />
    </QueryClientProvider>,
  )
  return { onDone, text: () => container.textContent ?? '' }
}

describe('several at once', () => {
  test('all delivered: their sum, and it closes by itself', async () => {
    given('a')
    given('b', { amount: '30000' })
    const { onDone } = follow()
    await screen.findByText('Paid 0.04 USDC')
    await waitFor(() => expect(onDone).toHaveBeenCalled())
  })

  test('each is followed to its end', async () => {
    given('a')
    given('b', { status: 'working' })
    const { text } = follow()
    await screen.findByText('Paying …')
    await new Promise((done) => setTimeout(done, 400))
    expect(text()).not.toContain('Paid')
    given('b')
    await screen.findByText('Paid 0.02 USDC')
  })

  test('one that did not come stands beside what was paid, and it stays', async () => {
    given('a')
    given('b', { status: 'undelivered', title: '', isProvenBy: 'chain' })
    const { onDone, text } = follow()
    await screen.findByText('Paid 0.01 USDC')
    expect(text()).toContain('/ottersPaid, not delivered')
    await new Promise((done) => setTimeout(done, 1_200))
    expect(onDone).not.toHaveBeenCalled()
    button('Close').click()
    expect(onDone).toHaveBeenCalledOnce()
  })

  test('one that was not paid is told with its reason', async () => {
    given('a')
    const failures = [{ url: 'https://a.test/c', because: 'GONE' }]
    const { onDone, text } = follow(failures)
    await screen.findByText('Paid 0.01 USDC')
    expect(text()).toContain(
      '/cNothing was takenThe page that asked is not there any more.',
    )
    await new Promise((done) => setTimeout(done, 1_200))
    expect(onDone).not.toHaveBeenCalled()
  })
})

describe('one that went wrong', () => {
  const refused = { status: 'refused', code: 'declined' } as const

  test('default', async () => {
    given('a', refused, { canPresent: true })
    const { onDone, text } = follow()
    await screen.findByText(/^Not known yet – checking until/)
    for (const words of ['See in History', "Open the seller's page"])
      expect(screen.getByText(words).tagName).toBe('A')
    expect(screen.getByText('See in History').getAttribute('href')).toBe(
      '/dashboard.html#/history/a',
    )
    expect(text()).not.toContain('do in the page again')
    // Of which payment it is: how much, to whom and for what.
    expect(text()).toMatch(/0\.01 USDC.*to .*news\.example.*for GET \/otters/)
    button('Close').click()
    expect(onDone).toHaveBeenCalledOnce()
  })

  test.each([
    ['undelivered', 'alert'],
    ['void', 'status'],
  ] as const)('%s is told as loudly as anywhere: %s', async (status, role) => {
    given('a', { status, isProvenBy: 'chain' })
    follow()
    await screen.findByRole('button', { name: 'Close' })
    expect(screen.queryAllByRole('alert')).toHaveLength(
      role === 'alert' ? 1 : 0,
    )
  })

  test('behavior: the details to copy are those of the payment', async () => {
    given('a', refused, { httpStatus: 402 })
    const write = vi.fn(async (_: string) => undefined)
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(write)
    follow()
    const copy = await screen.findByRole('button', { name: 'Copy details' })
    copy.click()
    expect(write.mock.lastCall?.[0]).toMatch(
      /Amount: 0.01 USDC\n.*Nonce: 0x2222.*Code: "declined"/s,
    )
  })

  test('behavior: it is handed over again at a press, and followed anew', async () => {
    const answered = { atMs: Date.now(), kind: 'answered', detail: '' }
    given('a', refused, { canPresent: true, events: [answered] })
    vi.mocked(wallet.presentAgain).mockImplementation(async () => {
      const presented = { atMs: Date.now(), kind: 'presented', detail: '' }
      given('a', refused, { canPresent: true, events: [answered, presented] })
      return { ok: true }
    })
    follow()
    await screen.findByText('Try again with the same payment')
    await armed()
    press(button('Try again with the same payment'))
    // The refusal of before is no answer to this press.
    await screen.findByText('Paying …')
    expect(screen.queryByText(/Not known yet/)).toBeNull()
    given('a')
    await screen.findByText('Paid 0.01 USDC')
  })

  test('behavior: what cannot be handed over again says why', async () => {
    given('a', refused, { canPresent: true })
    vi.mocked(wallet.presentAgain).mockResolvedValue({
      ok: false,
      because: 'TOO_LATE',
    })
    follow()
    await screen.findByText('Try again with the same payment')
    await armed()
    press(button('Try again with the same payment'))
    await screen.findByText("The payment's time ran out.")
  })

  test('behavior: a call has no page to open, and is sent by its own', async () => {
    given('a', { ...refused, kind: 'call' })
    const { text } = follow()
    await screen.findByText('See in History')
    expect(text()).toContain('do in the page again what you did last.')
    expect(screen.queryByText("Open the seller's page")).toBeNull()
    expect(screen.queryByText('Try again with the same payment')).toBeNull()
  })
})

test('what cannot be read any more is not waited for', async () => {
  given('gone')
  const read = vi.mocked(wallet.payment)
  read.mockResolvedValue(null)
  const { onDone, text } = follow()
  await waitFor(() => expect(text()).toContain('Not known yet'))
  press(button('Close'))
  expect(onDone).toHaveBeenCalled()
})

test('behavior: neither is a background that cannot say', async () => {
  given('unsaid')
  vi.mocked(wallet.payment).mockRejectedValue(new Error('STORAGE'))
  const { text } = follow()
  await waitFor(() => expect(text()).toContain('Not known yet'), {
    timeout: 15_000,
  })
})
