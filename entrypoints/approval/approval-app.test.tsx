// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { followRevision } from '@/lib/client/revision'
import { createQueryClient } from '@/lib/client/screen'
import { wallet } from '@/lib/client/wallet'
import { ApprovalApp } from './approval-app'

vi.mock('@/lib/client/wallet', () => ({
  wallet: {
    questions: () => new Promise((resolve) => setTimeout(resolve, 20, [])),
    status: vi.fn(async () => ({ wallet: 'unlocked' })),
    settings: vi.fn(async () => null),
    mayClose: vi.fn(),
  },
}))

let stop: () => void

beforeEach(() => {
  fakeBrowser.reset()
  const client = createQueryClient()
  stop = followRevision(client)
  vi.spyOn(window, 'close').mockReturnValue()
  render(
    <QueryClientProvider client={client}>
      <ApprovalApp />
    </QueryClientProvider>,
  )
})
afterEach(() => {
  stop()
  cleanup()
})

test('where nothing waits it closes itself, whatever else changes', async () => {
  vi.mocked(wallet.mayClose).mockResolvedValue({ may: true })
  let revision = 0
  const changes = setInterval(
    () => void fakeBrowser.storage.session.set({ revision: ++revision }),
    200,
  )
  try {
    await screen.findByText('Nothing is waiting for an answer.')
    await vi.waitFor(() => expect(window.close).toHaveBeenCalled(), 5_000)
  } finally {
    clearInterval(changes)
  }
})

test('it stays where the background knows of a question, and asks again', async () => {
  vi.mocked(wallet.mayClose)
    .mockResolvedValueOnce({ may: false })
    .mockResolvedValue({ may: true })
  await vi.waitFor(() => expect(wallet.mayClose).toHaveBeenCalled(), 5_000)
  expect(window.close).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(window.close).toHaveBeenCalled(), 5_000)
})
