// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import type { QuestionView } from '@/lib/contracts/question'
import { QuestionFlow } from './question-flow'

vi.mock('@/lib/client/wallet', () => ({
  wallet: {
    questions: vi.fn(),
    status: vi.fn(),
    settings: vi.fn(),
    answer: vi.fn(),
    payment: vi.fn(),
  },
}))

const question = (id: string): QuestionView => ({
  id,
  state: 'unpayable',
  hash: `hash of ${id}`,
  kind: 'open',
  createdAtMs: 0,
  expiresAtMs: 0,
  tabId: 1,
  site: 'https://a.test',
  seller: 'https://a.test',
  method: 'GET',
  url: `https://a.test/${id}`,
  isThisComputer: false,
  isPageSupplied: false,
  offers: [],
  unpayable: [],
  signIn: null,
  because: 'NO_OFFERS',
  sellerWords: {
    title: null,
    description: null,
    serviceName: null,
    error: null,
    claimsUrl: null,
  },
  raw: '',
  stop: null,
  ruleOffers: [],
  items: [],
  taken24h: [],
  taken30d: [],
  previous: null,
})

let waiting: QuestionView[]

beforeEach(() => {
  waiting = []
  vi.mocked(wallet.questions).mockImplementation(async () => waiting)
  vi.mocked(wallet.status).mockResolvedValue({
    wallet: 'unlocked',
    address: null,
    locksAtMs: null,
    origin: 'created',
  })
  vi.mocked(wallet.answer).mockImplementation(async ({ questionId }) => {
    waiting = waiting.filter(({ id }) => id !== questionId)
    return { ok: true, paymentId: null }
  })
})
afterEach(cleanup)

function start(questions: QuestionView[]) {
  waiting = questions
  const onEnd = vi.fn()
  render(
    <QueryClientProvider client={createQueryClient()}>
      <QuestionFlow
        wantedId={null}
        tabId={null}
        atRest={<p>at rest</p>}
        onEnd={onEnd}
      />
    </QueryClientProvider>,
  )
  return onEnd
}

const closeButton = () => screen.findByRole('button', { name: 'Close' })

test('asks one after the other and ends after the last', async () => {
  const onEnd = start([question('one'), question('two')])
  await screen.findByText('1 of 2')
  const first = await closeButton()
  first.click()
  await waitFor(() => expect(screen.queryByText('1 of 2')).toBeNull())
  expect(onEnd).not.toHaveBeenCalled()
  const second = await closeButton()
  second.click()
  await waitFor(() => expect(onEnd).toHaveBeenCalledOnce())
  expect(vi.mocked(wallet.answer).mock.calls.map(([given]) => given)).toEqual([
    {
      questionId: 'one',
      hash: 'hash of one',
      choice: { kind: 'dont-pay' },
    },
    {
      questionId: 'two',
      hash: 'hash of two',
      choice: { kind: 'dont-pay' },
    },
  ])
})

test('behavior: never is an answer that ends the question', async () => {
  const onEnd = start([question('one')])
  const never = await screen.findByText('Never ask for this site')
  never.click()
  await waitFor(() => expect(onEnd).toHaveBeenCalledOnce())
  expect(vi.mocked(wallet.answer).mock.lastCall?.[0].choice).toEqual({
    kind: 'never',
  })
})

test('behavior: nothing waiting is no end', async () => {
  const onEnd = start([])
  await screen.findByText('at rest')
  expect(onEnd).not.toHaveBeenCalled()
})

test('behavior: a refused answer leaves the question and says why', async () => {
  vi.mocked(wallet.answer).mockResolvedValue({
    ok: false,
    because: 'TERMS_CHANGED',
  })
  const onEnd = start([question('one')])
  const button = await closeButton()
  button.click()
  await screen.findByText(/terms changed while you looked/)
  expect(onEnd).not.toHaveBeenCalled()
})

test('behavior: a lost answer says so, and can be given again', async () => {
  vi.mocked(wallet.answer).mockRejectedValueOnce(
    new Error('The message channel closed before a response was received.'),
  )
  const onEnd = start([question('one')])
  const button = await closeButton()
  button.click()
  await screen.findByText(/nothing is paid twice/)
  expect(onEnd).not.toHaveBeenCalled()
  const again = await closeButton()
  again.click()
  await waitFor(() => expect(onEnd).toHaveBeenCalledOnce())
})
