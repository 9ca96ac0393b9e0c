// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import {
  cleanup,
  fireEvent,
  render,
  screen,
  waitFor,
} from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sampleDetail, sampleRow } from '@/components/history/samples'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import type { QuestionView } from '@/lib/contracts/question'
import { armed, press, previousView, questionView } from './question-fixture'
import { QuestionFlow } from './question-flow'

vi.mock('@/lib/client/wallet', () => ({
  wallet: {
    questions: vi.fn(),
    status: vi.fn(),
    settings: vi.fn(),
    answer: vi.fn(),
    payment: vi.fn(),
    paymentOf: vi.fn(),
  },
}))

const question = (
  id: string,
  change: Partial<QuestionView> = {},
): QuestionView => ({
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
  limits: [],
  items: [],
  taken24h: [],
  taken30d: [],
  previous: null,
  ...change,
})

/** What asks, as a price does, with a button that needs no arming. */
const asking = (id: string, change: Partial<QuestionView> = {}) =>
  question(id, {
    state: 'hidden-price',
    expiresAtMs: Date.now() + 60_000,
    ...change,
  })

const yes = { ok: true as const, paymentIds: [], failures: [], repeats: [] }

let waiting: QuestionView[]
let client: ReturnType<typeof createQueryClient>
let rerender: ReturnType<typeof render>['rerender']

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
    return yes
  })
})
afterEach(cleanup)

function start(questions: QuestionView[]) {
  waiting = questions
  const onEnd = vi.fn()
  client = createQueryClient()
  rerender = render(flow(null, onEnd)).rerender
  return onEnd
}

const flow = (tabId: number | null, onEnd = () => undefined) => (
  <QueryClientProvider client={client}>
    <QuestionFlow
      wantedId={null}
      tabId={tabId}
      atRest={<p>at rest</p>}
      onEnd={onEnd}
    />
  </QueryClientProvider>
)

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

/** Presses the button that says yes. */
async function sayYes(name: string) {
  const found = await screen.findByRole<HTMLButtonElement>('button', { name })
  await armed()
  press(found)
}

beforeEach(() => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  vi.spyOn(Element.prototype, 'animate').mockReturnValue({
    cancel: () => undefined,
  } as Animation)
})

test('what is under a hand stays; behind, the tab in front is asked for', async () => {
  start([question('one', { tabId: 1 }), question('two', { tabId: 2 })])
  await screen.findByText('1 of 2')
  rerender(flow(2))
  await screen.findByText('1 of 2')
  vi.mocked(document.hasFocus).mockReturnValue(false)
  fireEvent(window, new Event('blur'))
  await screen.findByText('2 of 2')
  vi.mocked(document.hasFocus).mockReturnValue(true)
  fireEvent(window, new Event('focus'))
  rerender(flow(1))
  await screen.findByText('2 of 2')
})

describe('a failure whose question is gone', () => {
  test.each([
    ['GONE', 60_000, 'The page that asked is not there any more.'],
    // Of one that went with its page the background knows no more.
    ['EXPIRED', 60_000, 'The page that asked is not there any more.'],
    ['EXPIRED', -1, 'The question waited too long.'],
  ])(
    '%s with %i ms left says what became of the money, and stays',
    async (because, leftMs, what) => {
      vi.mocked(wallet.answer).mockImplementation(async () => {
        waiting = []
        const nowMs = Date.now() + 60_000 - leftMs
        vi.spyOn(Date, 'now').mockImplementation(() => nowMs)
        return { ok: false, because }
      })
      const onEnd = start([asking('one')])
      await sayYes('Show the price')
      await screen.findByText(what)
      expect(screen.getByText('Nothing was taken')).toBeDefined()
      await new Promise((done) => setTimeout(done, 100))
      expect(onEnd).not.toHaveBeenCalled()
      const close = await closeButton()
      close.click()
      await waitFor(() => expect(onEnd).toHaveBeenCalledOnce())
    },
  )

  test('behavior: a lost answer is not called nothing', async () => {
    vi.mocked(wallet.answer).mockImplementation(async () => {
      waiting = []
      throw new Error('The message channel closed.')
    })
    start([asking('one')])
    await sayYes('Show the price')
    // The next worker tells that what waits has changed.
    await vi.waitFor(() => expect(wallet.answer).toHaveBeenCalled())
    await client.invalidateQueries()
    await screen.findByText('Not known yet')
    expect(screen.queryByText('Nothing was taken')).toBeNull()
    expect(screen.getByText('See History').getAttribute('href')).toBe(
      '/dashboard.html#/history',
    )
  })

  test('behavior: nor is it when its time is over', async () => {
    vi.mocked(wallet.answer).mockRejectedValue(new Error('Closed.'))
    const expiresAtMs = Date.now() + 2000
    vi.mocked(wallet.questions).mockImplementation(async () =>
      waiting.filter((one) => Date.now() <= one.expiresAtMs),
    )
    start([asking('one', { expiresAtMs })])
    await sayYes('Show the price')
    await screen.findByText(/nothing is paid twice/)
    await screen.findByText('Not known yet', {}, { timeout: 5000 })
    expect(screen.queryByText('Nothing was taken')).toBeNull()
  })

  test('behavior: what waits comes after it', async () => {
    vi.mocked(wallet.answer).mockImplementation(async () => {
      waiting = [question('two')]
      return { ok: false, because: 'GONE' }
    })
    const onEnd = start([asking('one')])
    await sayYes('Show the price')
    await screen.findByText('Nothing was taken')
    const close = await closeButton()
    close.click()
    await screen.findByText('Never ask for this site')
    expect(onEnd).not.toHaveBeenCalled()
  })
})

describe('a question that ends while it is read', () => {
  test('says so', async () => {
    const expiresAtMs = Date.now() + 400
    vi.mocked(wallet.questions).mockImplementation(async () =>
      waiting.filter((one) => Date.now() <= one.expiresAtMs),
    )
    const onEnd = start([asking('one', { expiresAtMs })])
    await screen.findByText('Show the price')
    await screen.findByText('The question waited too long.')
    expect(screen.getByText('Nothing was taken')).toBeDefined()
    expect(onEnd).not.toHaveBeenCalled()
  })

  test('behavior: one that went with its page says nothing', async () => {
    start([asking('one')])
    await screen.findByText('Show the price')
    waiting = []
    await client.invalidateQueries()
    await screen.findByText('at rest')
  })
})

describe('a call that is sent again before it is paid', () => {
  const repeats = ['one']

  beforeEach(() => {
    vi.mocked(wallet.answer).mockResolvedValue({ ...yes, repeats })
    vi.mocked(wallet.paymentOf).mockResolvedValue(null)
  })

  const startPaying = async () => {
    const onEnd = start([
      { ...questionView, id: 'one', expiresAtMs: Date.now() + 60_000 },
    ])
    await sayYes('Pay')
    await screen.findByText('Paying …')
    return onEnd
  }

  test('is on its way until its payment is there, which is followed', async () => {
    const onEnd = await startPaying()
    screen.getByText(/so that its price is certain/)
    vi.mocked(wallet.payment).mockResolvedValue(sampleDetail())
    vi.mocked(wallet.paymentOf).mockResolvedValue('a')
    waiting = []
    await screen.findByText('Paid 0.01 USDC')
    await waitFor(() => expect(onEnd).toHaveBeenCalled())
  })

  test('behavior: asked anew since the wallet locked, it says so until it opens', async () => {
    await startPaying()
    waiting = [{ ...questionView, id: 'one', hash: 'other', because: 'LOCKED' }]
    const status = {
      address: null,
      locksAtMs: null,
      origin: 'created',
    } as const
    vi.mocked(wallet.status).mockResolvedValue({ ...status, wallet: 'locked' })
    await client.invalidateQueries()
    const said = /wallet is locked/
    await screen.findByText(said, { selector: '[data-failure] *' })
    vi.mocked(wallet.status).mockResolvedValue({
      ...status,
      wallet: 'unlocked',
    })
    await client.invalidateQueries()
    await waitFor(() => expect(screen.queryByText(said)).toBeNull())
  })

  test('behavior: asked anew, it says why', async () => {
    await startPaying()
    waiting = [
      {
        ...questionView,
        id: 'one',
        hash: 'other',
        because: 'TERMS_CHANGED',
        createdAtMs: Date.now() + 1,
      },
    ]
    await client.invalidateQueries()
    await screen.findByText(/terms changed while you looked/)
    expect(screen.getByRole('button', { name: 'Pay' })).toBeDefined()
  })

  test('behavior: it has an end, and can be answered again', async () => {
    await startPaying()
    const now = Date.now()
    vi.spyOn(Date, 'now').mockImplementation(() => now + 16_000)
    await screen.findByText(/The page has not asked again/)
    const pay = screen.getByRole('button', { name: 'Pay' })
    expect(pay.getAttribute('aria-busy')).toBeNull()
  })
})

test('behavior: an outcome that is told again can be answered again', async () => {
  const outcome = asking('outcome:p', {
    state: 'outcome',
    previous: {
      ...previousView,
      status: 'refused',
      canPresentUntilMs: Date.now() + 60_000,
      liveUntilMs: Date.now() + 60_000,
    },
  })
  vi.mocked(wallet.payment).mockResolvedValue(
    sampleDetail({ row: sampleRow({ status: 'refused' }) }),
  )
  vi.mocked(wallet.answer).mockImplementation(async () => {
    waiting = [{ ...outcome, createdAtMs: 1 }]
    return { ...yes, paymentIds: ['p'] }
  })
  start([outcome])
  await sayYes('Try again with the same payment')
  await waitFor(() => expect(wallet.answer).toHaveBeenCalled())
  await waitFor(() => {
    const again = screen.getByRole('button', { name: 'Close' })
    expect(again).toHaveProperty('disabled', false)
  })
})
