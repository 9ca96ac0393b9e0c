// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { sampleDetail, sampleRow } from '@/components/history/samples'
import { wallet } from '@/lib/client/wallet'
import type { QuestionView } from '@/lib/contracts/question'
import { armed, ask, button, press, previousView } from './question-fixture'

vi.mock('@/lib/client/wallet', () => ({ wallet: { payment: vi.fn() } }))

afterEach(cleanup)

const previous = {
  ...previousView,
  paymentId: 'p/1',
  status: 'refused' as const,
  canPresentUntilMs: Date.now() + 60_000,
  liveUntilMs: Date.now() + 60_000,
  isProvenBy: 'seller' as const,
}

function tell(change: Partial<QuestionView> = {}) {
  vi.mocked(wallet.payment).mockResolvedValue(
    sampleDetail({ row: sampleRow({ status: 'refused' }), httpStatus: 402 }),
  )
  return ask({ state: 'outcome', previous, ...change })
}

const linkTo = (words: string) =>
  screen.queryByText(words)?.getAttribute('href') ?? null

test('default', async () => {
  const { onAnswer } = tell()
  expect(linkTo('See in History')).toBe('/dashboard.html#/history/p%2F1')
  expect(linkTo("Open the seller's page")).toBe(
    'https://news.example.com/otters',
  )
  await armed()
  press(button('Try again with the same payment'))
  expect(onAnswer.mock.calls).toEqual([[{ kind: 'present' }]])
})

test('behavior: too late to try again, the ways on stay', () => {
  tell({ previous: { ...previous, canPresentUntilMs: null } })
  expect(screen.queryByText('Try again with the same payment')).toBeNull()
  expect(button('Close')).toBeDefined()
  expect(linkTo('See in History')).not.toBeNull()
})

test('behavior: a call has no page to open', () => {
  tell({ kind: 'call' })
  expect(linkTo("Open the seller's page")).toBeNull()
})

test('behavior: the details to copy are those of the payment', async () => {
  const write = vi
    .spyOn(navigator.clipboard, 'writeText')
    .mockResolvedValue(undefined)
  tell()
  await armed()
  button('Copy details').click()
  expect(write.mock.lastCall?.[0]).toMatch(
    /^Amount: 0.01 USDC$.*^HTTP status: 402$/ms,
  )
})
