// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { sampleLimits, sampleRule } from '@/components/limits/samples'
import { goTo } from '@/lib/client/route'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import type { LimitsView } from '@/lib/contracts/limits'
import { SitePart } from './site-part'

vi.mock('@/lib/client/wallet', () => ({ wallet: { limits: vi.fn() } }))

const twoSites = async () =>
  sampleLimits({
    rules: [
      sampleRule(),
      sampleRule({ id: 'other', site: 'https://other.example' }),
    ],
  })

function show(site: string, limits: () => Promise<LimitsView> = twoSites) {
  goTo({ path: 'history', query: `site=${site}` })
  vi.mocked(wallet.limits).mockImplementation(limits)
  render(
    <QueryClientProvider client={createQueryClient()}>
      <SitePart />
    </QueryClientProvider>,
  )
}

afterEach(cleanup)

test('a site stands with its own limit and what is used of it', async () => {
  show('https://news.example.com')
  const bar = await screen.findByRole('meter', { name: 'Per 24 h' })
  expect(bar.getAttribute('aria-valuetext')).toBe('0.30 of 1.00')
  expect(screen.getAllByRole('meter')).toHaveLength(2)
  expect(
    screen.getByRole('link', { name: 'See its limits' }).getAttribute('href'),
  ).toBe('#/limits')
  fireEvent.click(screen.getByRole('button', { name: 'Show all sites' }))
  expect(location.hash).toBe('#/history')
  expect(screen.queryByRole('meter')).toBeNull()
})

test('behavior: a limit that has ended does not look as if it paid', async () => {
  show('https://news.example.com', async () =>
    sampleLimits({ rules: [sampleRule({ expiresAtMs: Date.now() })] }),
  )
  await screen.findByText('Ended')
})

test('a site without a limit is asked each time', async () => {
  show('https://new.example')
  expect(await screen.findByText(/every payment is asked/)).toBeTruthy()
})

test('behavior: limits that are not read yet are not said to be none', async () => {
  show('https://new.example', () => new Promise(() => undefined))
  await screen.findByText('Reading your limits …')
  expect(screen.queryByText(/every payment is asked/)).toBeNull()
})

test('behavior: nor are those that could not be read', async () => {
  show('https://new.example', () => Promise.reject(new Error('gone')))
  await screen.findByText('Your limits could not be read.')
  expect(screen.queryByText(/every payment is asked/)).toBeNull()
})

test('a site never asked about is not said to be asked', async () => {
  const never = [{ site: 'https://new.example', sinceMs: 0 }]
  show('https://new.example', async () => sampleLimits({ never }))
  await screen.findByText('You said never to this site.')
  expect(screen.queryByText(/every payment is asked/)).toBeNull()
})
