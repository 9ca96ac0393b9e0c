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
import type { PaymentRow } from '@/lib/contracts/history'
import { jsonOf } from '@/lib/export/history-json'
import type { OlderDay } from '@/lib/export/older-day'
import { sampleWallet, sampleRow as wholeRow } from '@/lib/export/sample-row'
import { Files } from './files'

vi.mock('@/lib/client/wallet', () => ({
  wallet: {
    status: vi.fn(),
    exportRows: vi.fn(),
    olderDays: vi.fn(),
    importRows: vi.fn(),
    forgetImported: vi.fn(),
  },
}))

const whole = ['a', 'b', 'c'].map((id) => wholeRow({ id }))
const rows = whole.map(({ id }) => sampleRow({ id }))
const handleChanged = vi.fn()
let saved: Blob | null = null

function show(
  change: { rows?: PaymentRow[]; found?: PaymentRow[]; days?: OlderDay[] } = {},
) {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Files
        rows={rows}
        found={rows}
        days={[]}
        total={rows.length}
        onChanged={handleChanged}
        {...change}
      />
    </QueryClientProvider>,
  )
}

const choose = (text: string) =>
  fireEvent.change(screen.getByLabelText(/^Read a file/), {
    target: { files: [new File([text], 'history.json')] },
  })

beforeEach(() => {
  goTo({ path: 'history', query: '' })
  saved = null
  handleChanged.mockClear()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved = blob as Blob
    return 'blob:saved'
  })
  // Saving a file leaves a browser's page where it is; here it would not.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined)
  vi.mocked(wallet.status).mockResolvedValue({
    wallet: 'locked',
    address: sampleWallet,
    locksAtMs: null,
    origin: null,
  })
  vi.mocked(wallet.exportRows).mockResolvedValue({ rows: whole, next: null })
  vi.mocked(wallet.olderDays).mockResolvedValue([])
  vi.mocked(wallet.importRows).mockImplementation(async ({ rows }) => ({
    added: rows.length,
  }))
})

afterEach(cleanup)

test('all payments are written and saved', async () => {
  show()
  fireEvent.change(screen.getByLabelText('File'), {
    target: { value: 'json' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  await screen.findByText('A file with 3 payments is ready.')
  const link = screen.getByRole('link', { name: /^Save tuppence-history-/ })
  expect(link.getAttribute('download')).toMatch(
    /^tuppence-history-\d{4}-\d\d-\d\d\.json$/,
  )
  const written = JSON.parse((await saved?.text()) ?? '')
  expect(written.wallet).toBe(sampleWallet)
  expect(written.rows).toHaveLength(3)
})

test('events are read for a file that has them, and for no table', async () => {
  show()
  for (const [format, hasEvents] of [
    ['json', true],
    ['csv', false],
    ['summary', false],
  ] as const) {
    fireEvent.change(screen.getByLabelText('File'), {
      target: { value: format },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Export' }))
    await waitFor(() =>
      expect(wallet.exportRows).toHaveBeenLastCalledWith(
        expect.objectContaining({ hasEvents }),
      ),
    )
    await screen.findByText('A file with 3 payments is ready.')
  }
})

test('under a filter what it leaves is written, or all', async () => {
  goTo({ path: 'history', query: 'text=otters' })
  show({ found: rows.slice(1, 2) })
  fireEvent.change(screen.getByLabelText('File'), {
    target: { value: 'json' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  await screen.findByText('A file with 1 payment is ready.')
  expect(JSON.parse((await saved?.text()) ?? '').rows[0].id).toBe('b')
  fireEvent.change(screen.getByLabelText('Payments'), {
    target: { value: 'all' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  await screen.findByText('A file with 3 payments is ready.')
})

test('sums by day are written below the rows: all, or those the filter leaves', async () => {
  const days = [sampleDay(), sampleDay({ startMs: Date.UTC(2025, 4, 3) })]
  vi.mocked(wallet.olderDays).mockResolvedValue(days)
  goTo({ path: 'history', query: 'text=otters' })
  show({ found: rows.slice(1, 2), days: days.slice(1) })
  fireEvent.change(screen.getByLabelText('File'), {
    target: { value: 'json' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  await screen.findByText('A file with 1 payment is ready.')
  expect(JSON.parse((await saved?.text()) ?? '').olderDays).toEqual(
    days.slice(1),
  )
  fireEvent.change(screen.getByLabelText('Payments'), {
    target: { value: 'all' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  await screen.findByText('A file with 3 payments is ready.')
  expect(JSON.parse((await saved?.text()) ?? '').olderDays).toEqual(days)
})

test('writing can be cancelled', async () => {
  vi.mocked(wallet.exportRows).mockReturnValue(new Promise(() => undefined))
  show()
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
  expect(saved).toBeNull()
})

test('a background that is gone is said', async () => {
  vi.mocked(wallet.exportRows).mockRejectedValue(new Error('gone'))
  show()
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  await screen.findByText(/could not be written/)
})

test('a file is read, and the list told', async () => {
  show({ rows: [] })
  expect(screen.queryByRole('button', { name: 'Export' })).toBeNull()
  const head = { exportedAt: '2026-11-21T08:00:00Z', wallet: sampleWallet }
  choose([...jsonOf(head, whole)].join(''))
  await screen.findByText('3 payments were added.')
  expect(handleChanged).toHaveBeenCalled()
})

test('a file that is no history is refused in words', async () => {
  show()
  choose('{"schema":"tuppence-history","version":9,"rows":[]}')
  expect((await screen.findByText(/newer Tuppence/)).textContent).toContain(
    'Nothing of it was added.',
  )
  choose('{')
  await screen.findByText(/damaged/)
})

test('what came from files is forgotten after a second press', async () => {
  vi.mocked(wallet.forgetImported).mockResolvedValue(undefined)
  show({ rows: [sampleRow({ isImported: true })] })
  fireEvent.click(
    screen.getByRole('button', { name: 'Forget payments from files' }),
  )
  expect(wallet.forgetImported).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: 'Forget them' }))
  await screen.findByText('The payments from files are forgotten.')
  expect(handleChanged).toHaveBeenCalled()
})
