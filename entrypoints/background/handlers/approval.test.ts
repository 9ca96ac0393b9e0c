import { expect, test, vi } from 'vitest'
import type { Sender } from '@/lib/messaging/serve'
import type { BackgroundParts } from '../parts'
import { approvalHandlers } from './approval'

const calls = { changed: vi.fn(), schedule: vi.fn(), unlocked: vi.fn() }
const approved = vi.fn(async () => null)
const parts = {
  vault: {
    unlock: async (password: string) =>
      password === 'right'
        ? { ok: true }
        : { ok: false, because: 'WRONG_PASSWORD', waitMs: 0 },
  },
  approving: { approve: approved },
  approver: { changed: calls.changed },
  schedule: async () => calls.schedule(),
  unlocked: async () => calls.unlocked(),
  resumeApprovals: () => undefined,
} as unknown as BackgroundParts
const { approve } = approvalHandlers(parts, Promise.resolve())
const asked = { questionId: 'q', offerIndex: 0, amount: '5', fee: '1' }

test('the password of an approval opens the wallet as any other does', async () => {
  expect(await approve({ ...asked, password: 'right' }, {} as Sender)).toEqual({
    ok: true,
  })
  for (const [name, call] of Object.entries(calls))
    expect(call, name).toHaveBeenCalledOnce()
  expect(approved).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ questionId: 'q', amount: 5n, fee: 1n }),
  )
})

test('behavior: a wrong one approves nothing', async () => {
  expect(
    await approve({ ...asked, password: 'wrong' }, {} as Sender),
  ).toMatchObject({ because: 'WRONG_PASSWORD' })
  expect(approved).not.toHaveBeenCalled()
})
