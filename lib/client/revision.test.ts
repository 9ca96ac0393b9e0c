import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { paymentQuery } from './queries'
import { followRevision } from './revision'
import { createQueryClient } from './screen'
import { wallet } from './wallet'

vi.mock('./wallet', () => ({ wallet: { payment: vi.fn() } }))

type Detail = Awaited<ReturnType<typeof wallet.payment>>

const detail = (status: string) => ({ row: { status } }) as unknown as Detail
const client = createQueryClient()
let stop: () => void
let replies: ((detail: Detail) => void)[]
let revision = 0

/** The background changed something, and says so. */
async function change(): Promise<void> {
  revision += 1
  await fakeBrowser.storage.session.set({ revision })
}

/** The status on the screen that shows the payment. */
const shown = () => client.getQueryData(paymentQuery('a').queryKey)?.row.status

beforeEach(() => {
  fakeBrowser.reset()
  replies = []
  vi.mocked(wallet.payment).mockImplementation(
    () => new Promise((resolve) => replies.push(resolve)),
  )
  const stopFollowing = followRevision(client)
  const stopWatching = new QueryObserver(client, paymentQuery('a')).subscribe(
    () => undefined,
  )
  stop = () => {
    stopWatching()
    stopFollowing()
    client.clear()
  }
})

afterEach(() => stop())

test('a change asks again for what is on the screen', async () => {
  replies[0]?.(detail('working'))
  await vi.waitFor(() => expect(shown()).toBe('working'))
  await change()
  await vi.waitFor(() => expect(replies).toHaveLength(2))
  replies[1]?.(detail('delivered'))
  await vi.waitFor(() => expect(shown()).toBe('delivered'))
})

test('a first answer older than the change is not kept', async () => {
  await change()
  await vi.waitFor(() => expect(replies).toHaveLength(2))
  replies[0]?.(detail('working'))
  replies[1]?.(detail('delivered'))
  await vi.waitFor(() => expect(shown()).toBe('delivered'))
})

test('a later answer older than the change is not kept either', async () => {
  replies[0]?.(detail('working'))
  await vi.waitFor(() => expect(shown()).toBe('working'))
  await change()
  await vi.waitFor(() => expect(replies).toHaveLength(2))
  await change()
  replies[1]?.(detail('working'))
  await vi.waitFor(() => expect(replies).toHaveLength(3))
  replies[2]?.(detail('delivered'))
  await vi.waitFor(() => expect(shown()).toBe('delivered'))
})

test('other items of the session ask nothing', async () => {
  replies[0]?.(detail('working'))
  await vi.waitFor(() => expect(shown()).toBe('working'))
  await fakeBrowser.storage.session.set({ questions: [] })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(replies).toHaveLength(1)
})

test('behavior: changes that never end keep no answer from the screen', async () => {
  let asked = 0
  vi.mocked(wallet.payment).mockImplementation(async () => {
    const answer = `${asked++}`
    await new Promise((resolve) => setTimeout(resolve, 30))
    return detail(answer)
  })
  const flood = setInterval(() => void change(), 10)
  try {
    await client.resetQueries()
    await vi.waitFor(() => expect(shown()).toBeDefined())
    const first = shown()
    await vi.waitFor(() => expect(shown()).not.toBe(first))
  } finally {
    clearInterval(flood)
  }
})

test('an older answer does not land where nobody looks meanwhile', async () => {
  // Gone from the screen before its first answer came.
  stop()
  const stopFollowing = followRevision(client)
  const look = () =>
    new QueryObserver(client, paymentQuery('a')).subscribe(() => undefined)
  replies = []
  look()()
  await vi.waitFor(() => expect(replies).toHaveLength(1))
  await change()
  replies[0]?.(detail('working'))
  await new Promise((resolve) => setTimeout(resolve, 20))
  const lookAway = look()
  await vi.waitFor(() => expect(replies).toHaveLength(2))
  replies[1]?.(detail('delivered'))
  await vi.waitFor(() => expect(shown()).toBe('delivered'))
  lookAway()
  stopFollowing()
})
