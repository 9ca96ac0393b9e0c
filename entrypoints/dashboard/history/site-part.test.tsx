// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { sampleLimits, sampleRule } from '@/components/limits/samples'
import { goTo } from '@/lib/client/route'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import { SitePart } from './site-part'

vi.mock('@/lib/client/wallet', () => ({ wallet: { limits: vi.fn() } }))

function show(site: string): void {
  goTo({ path: 'history', query: `site=${site}` })
  vi.mocked(wallet.limits).mockResolvedValue(
    sampleLimits({
      rules: [
        sampleRule(),
        sampleRule({ id: 'other', site: 'https://other.example' }),
      ],
    }),
  )
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

test('a site without a limit is asked each time', async () => {
  show('https://new.example')
  expect(await screen.findByText(/every payment is asked/)).toBeTruthy()
})
