// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import {
  cleanup,
  fireEvent,
  render,
  screen,
  waitFor,
} from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sampleDay, sampleRow } from '@/components/history/samples'
import { goTo } from '@/lib/client/route'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import { jsonOf } from '@/lib/export/history-json'
import { sampleWallet, sampleRow as wholeRow } from '@/lib/export/sample-row'
import { HistoryScreen } from './history-screen'

vi.mock('@/lib/client/wallet', () => ({
  wallet: {
    history: vi.fn(),
    historySize: vi.fn(),
    olderDays: vi.fn(),
    signIns: vi.fn(),
    payment: vi.fn(),
    importRows: vi.fn(),
  },
}))
// Nothing has a size here, so a virtual list would be empty.
vi.mock('./history-list', () => ({
  HistoryList: ({ rows }: { rows: { title: string }[] }) => (
    <ul>
      {rows.map(({ title }) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  ),
}))

const rows = ['Otters', 'Tides', 'Comets'].map((title) =>
  sampleRow({ id: title, title }),
)

function show() {
  const client = createQueryClient()
  render(
    <QueryClientProvider client={client}>
      <HistoryScreen />
    </QueryClientProvider>,
  )
  return client
}

const shown = () =>
  screen.queryAllByRole('listitem').map(({ textContent }) => textContent)

beforeEach(() => {
  goTo({ path: 'history', query: '' })
  vi.mocked(wallet.olderDays).mockResolvedValue([])
  vi.mocked(wallet.signIns).mockResolvedValue([])
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run, 0))
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('the newest page stands while older payments are looked through', async () => {
  let answer: (() => void) | undefined
  vi.mocked(wallet.history).mockImplementation(async ({ before }) => {
    if (!before) return { rows: rows.slice(0, 2), next: 'Tides' }
    await new Promise<void>((resolve) => {
      answer = resolve
    })
    return { rows: rows.slice(2), next: null }
  })
  vi.mocked(wallet.historySize).mockResolvedValue({ count: 3 })
  show()
  await screen.findByText('Otters')
  expect(shown()).toEqual(['Otters', 'Tides'])
  await screen.findByText('Searching 2 of 3 payments …')
  await waitFor(() => expect(answer).toBeDefined())
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(screen.getByText(/Only the newest 2 payments/)).toBeTruthy()
  answer?.()
  fireEvent.click(screen.getByRole('button', { name: 'Look through the rest' }))
  await waitFor(() => answer?.())
  await waitFor(() => {
    answer?.()
    expect(shown()).toEqual(['Otters', 'Tides', 'Comets'])
  })
})

test('a search leaves what fits, and totals follow', async () => {
  vi.mocked(wallet.history).mockResolvedValue({ rows, next: null })
  show()
  await screen.findByText('Otters')
  expect(screen.getByRole('status', { name: 'Totals' }).textContent).toContain(
    '3 payments · $0.03',
  )
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), {
    target: { value: 'tid' },
  })
  await waitFor(() => expect(shown()).toEqual(['Tides']))
  expect(screen.getByRole('status', { name: 'Totals' }).textContent).toContain(
    '1 payment · $0.01',
  )
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), {
    target: { value: 'nothing like it' },
  })
  await screen.findByText('No payment fits')
  fireEvent.click(
    screen.getAllByRole('button', { name: 'Show all' })[0] as HTMLElement,
  )
  await waitFor(() => expect(shown()).toHaveLength(3))
})

test('older payments are counted, and said at the end of the list', async () => {
  const words =
    'Before May 4, 2025: 1,204 payments, 31.20 USDC Base, kept as daily sums.'
  vi.mocked(wallet.olderDays).mockResolvedValue([
    sampleDay(),
    sampleDay({
      startMs: Date.UTC(2025, 4, 3),
      count: 1200,
      atomic: '31160000',
    }),
  ])
  vi.mocked(wallet.history).mockResolvedValue({ rows, next: null })
  show()
  await screen.findByText(words)
  expect(screen.getByRole('status', { name: 'Totals' }).textContent).toContain(
    '1,207 payments · $31.23',
  )
  const search = screen.getByRole('searchbox', { name: 'Search' })
  fireEvent.change(search, { target: { value: 'tid' } })
  await waitFor(() => expect(shown()).toEqual(['Tides']))
  expect(screen.queryByText(words)).toBeNull()
  expect(screen.getByRole('status', { name: 'Totals' }).textContent).toContain(
    '1 payment · $0.01',
  )
})

test('what is put out of sight is shown on request', async () => {
  const hidden = sampleRow({ id: 'h', title: 'Secret', isHidden: true })
  vi.mocked(wallet.history).mockResolvedValue({
    rows: [...rows, hidden],
    next: null,
  })
  show()
  await screen.findByText('Otters')
  expect(shown()).not.toContain('Secret')
  fireEvent.click(screen.getByRole('switch', { name: 'Show hidden' }))
  await waitFor(() => expect(shown()).toContain('Secret'))
})

test('a file read into an empty history is read to its end', async () => {
  vi.mocked(wallet.history).mockResolvedValue({ rows: [], next: null })
  vi.mocked(wallet.importRows).mockImplementation(async ({ rows: more }) => {
    vi.mocked(wallet.history).mockResolvedValue({ rows, next: null })
    await client.invalidateQueries()
    return { added: more.length }
  })
  const client = show()
  await screen.findByText('Nothing paid yet')
  const whole = Array.from({ length: 1_200 }, (_, n) =>
    wholeRow({ id: `row-${n}` }),
  )
  const head = { exportedAt: '2026-11-21T08:00:00Z', wallet: sampleWallet }
  fireEvent.change(screen.getByLabelText(/^Read a file/), {
    target: { files: [new File([...jsonOf(head, whole)], 'history.json')] },
  })
  await screen.findByText('1,200 payments were added.')
  expect(shown()).toContain('Otters')
})
