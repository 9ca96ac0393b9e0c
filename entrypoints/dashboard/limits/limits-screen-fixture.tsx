import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { expect, vi } from 'vitest'
import { sampleLimits } from '@/components/limits/samples'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import type { LimitsView } from '@/lib/contracts/limits'
import { defaultSettings } from '@/lib/settings/settings'
import { LimitsScreen } from './limits-screen'

export const site = 'https://news.example.com'

/** What the background has. */
export const world = { limits: sampleLimits(), isLocked: false }

/** One limit, an unlocked wallet, and a background that does what it is told. */
export function beginAnew() {
  world.limits = sampleLimits()
  world.isLocked = false
  // The browser's modal is not there; an open dialog is enough.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  vi.mocked(wallet.limits).mockImplementation(async () => world.limits)
  vi.mocked(wallet.status).mockImplementation(async () => ({
    wallet: world.isLocked ? 'locked' : 'unlocked',
    address: null,
    locksAtMs: null,
    origin: 'created',
  }))
  vi.mocked(wallet.settings).mockResolvedValue(defaultSettings)
  for (const call of [
    wallet.makeRule,
    wallet.changeRule,
    wallet.setCeilings,
    wallet.trustLedger,
  ])
    vi.mocked(call).mockResolvedValue({ ok: true })
  for (const call of [
    wallet.pauseAutoPay,
    wallet.removeRule,
    wallet.never,
    wallet.unsilence,
  ])
    vi.mocked(call).mockResolvedValue(undefined)
}

export async function show(change: Partial<LimitsView> = {}) {
  world.limits = sampleLimits(change)
  render(
    <QueryClientProvider client={createQueryClient()}>
      <LimitsScreen />
    </QueryClientProvider>,
  )
  await screen.findByRole('switch')
  if (!world.isLocked)
    await waitFor(() => expect(isDisabled('Change these')).toBe(false))
}

export const button = (name: string | RegExp) =>
  screen.getByRole('button', { name })

/** happy-dom does not know that a fieldset disables what is in it. */
export const isDisabled = (name: string | RegExp) =>
  button(name).closest('fieldset[disabled]') !== null

export const row = () => screen.getByRole('row', { name: /example\.com/ })

export const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

export const submit = (label: string | RegExp) => {
  const form = screen.getByLabelText(label).closest('form')
  if (form) fireEvent.submit(form)
}

export const givePassword = (word: string) => {
  type('Password', word)
  submit('Password')
}
