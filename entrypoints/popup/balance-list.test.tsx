// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readBalances } from '@/lib/chain/balances'
import { balancesQuery } from '@/lib/client/balances'
import { settingsQuery } from '@/lib/client/queries'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import { defaultSettings } from '@/lib/settings/settings'
import { tokens } from '@/lib/tokens/tokens'
import { BalanceList } from './balance-list'
import { rememberedHeld } from './held'

vi.mock('@/lib/client/wallet', () => ({ wallet: { settings: vi.fn() } }))
vi.mock('@/lib/chain/balances', () => ({ readBalances: vi.fn() }))

type Read = Awaited<ReturnType<typeof readBalances>>

const silent: Read = { kind: 'unknown', because: 'UNREACHABLE' }

beforeEach(() => {
  localStorage.clear()
  vi.mocked(wallet.settings).mockResolvedValue(defaultSettings)
})
afterEach(cleanup)

/** Networks hold nothing but where a test says otherwise. */
function show(said: Record<string, Read | 'millions'> = {}, rest?: Read) {
  vi.mocked(readBalances).mockImplementation(async ({ network, tokens }) => {
    const atomic = said[network.name] === 'millions' ? 1_000_000n : 0n
    const one = said[network.name]
    if (one && one !== 'millions') return one
    return (
      rest ?? {
        kind: 'known',
        balances: tokens.slice(0, 1).map((token) => ({ token, atomic })),
      }
    )
  })
  render(
    <QueryClientProvider client={createQueryClient()}>
      <BalanceList address="0xa" />
    </QueryClientProvider>,
  )
}

test('none is said where every network holds nothing', async () => {
  show()
  await screen.findByText('no money yet')
  expect(screen.queryByText(/could not ask/)).toBeNull()
})

test('behavior: nothing is said to be empty that could not be asked', async () => {
  show({ Polygon: silent })
  await screen.findByText('could not ask Polygon')
  expect(screen.queryByText('no money yet')).toBeNull()
})

test('behavior: none could be asked', async () => {
  show({}, silent)
  await screen.findByText('could not ask')
})

test('behavior: money stands beside what could not be asked', async () => {
  show({ Base: 'millions', Polygon: silent })
  await screen.findByText('could not ask Polygon')
  screen.getByText('1.00 USDC')
})

test('behavior: until they answered, nothing is said of them', async () => {
  vi.mocked(readBalances).mockReturnValue(new Promise(() => undefined))
  render(
    <QueryClientProvider client={createQueryClient()}>
      <BalanceList address="0xa" />
    </QueryClientProvider>,
  )
  await vi.waitFor(() => expect(readBalances).toHaveBeenCalled())
  expect(screen.queryByText(/no money|could not/)).toBeNull()
})

test('behavior: without settings it is not known whom to ask', async () => {
  vi.mocked(wallet.settings).mockRejectedValue(new Error('gone'))
  show()
  await screen.findByText('could not ask')
})

test('what a network answered is remembered for the next time', async () => {
  show({ Base: 'millions' })
  await screen.findByText('1.00 USDC')
  expect(rememberedHeld('0xa')).toMatchObject({ 'eip155:8453': ['1.00 USDC'] })
})

test('behavior: a drawing that is thrown away remembers nothing', async () => {
  const client = createQueryClient()
  client.setQueryData(settingsQuery.queryKey, defaultSettings)
  const answer: Read = {
    kind: 'known',
    balances: tokens
      .filter(({ network }) => network === 'eip155:8453')
      .slice(0, 1)
      .map((token) => ({ token, atomic: 1_000_000n })),
  }
  client.setQueryData(balancesQuery('0xa', 'eip155:8453').queryKey, answer)
  const drawn = renderToString(
    <QueryClientProvider client={client}>
      <BalanceList address="0xa" />
    </QueryClientProvider>,
  )
  expect(drawn).toContain('1.00 USDC')
  expect(rememberedHeld('0xa')).toEqual({})
})
