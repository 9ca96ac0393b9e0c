// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, test, vi } from 'vitest'
import { sampleLimits, sampleRule } from '@/components/limits/samples'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import type { LimitsView } from '@/lib/contracts/limits'
import { AutoPay } from './auto-pay'

vi.mock('@/lib/client/wallet', () => ({
  wallet: { limits: vi.fn(), notices: vi.fn() },
}))

afterEach(cleanup)

function show(limits: Partial<LimitsView>) {
  vi.mocked(wallet.limits).mockResolvedValue(sampleLimits(limits))
  vi.mocked(wallet.notices).mockResolvedValue([])
  render(
    <QueryClientProvider client={createQueryClient()}>
      <AutoPay />
    </QueryClientProvider>,
  )
}

const never = { site: 'https://no.example.org', sinceMs: 0 }
const idle = [
  sampleRule({ id: 'ended', expiresAtMs: 1 }),
  sampleRule({ id: 'idle', idleAtMs: 1 }),
  sampleRule({ id: 'first', payTo: [] }),
  sampleRule({ id: 'paused', paused: 'YOU' }),
  sampleRule({ id: 'ask', mode: 'ask' }),
  sampleRule({ id: 'never', site: never.site }),
]

test('limits that pay just now are counted, and no others', async () => {
  show({ rules: [...idle, sampleRule()], never: [never] })
  await screen.findByText('1 rule in force')
})

test('behavior: limits none of which pays leave every payment asked', async () => {
  show({ rules: idle, never: [never] })
  await screen.findByText('Every payment is asked.')
})
