import { beforeEach, expect, test, vi } from 'vitest'
import type { Question } from '@/lib/payment/question'
import { createOpenings } from '@/lib/session/openings'
import { sampleArea } from '@/lib/testing/sample-area'
import { createApprover } from './approver'

const site = 'https://a.test'

/**
 * A browser with tab 5 in front; windows and popup stay until taken away, and a
 * window that opens is in front until it is put behind.
 */
function given(askIn: 'window' | 'toolbar') {
  const area = sampleArea()
  const windows = new Set<number>()
  let isBehind = false
  let tabInFront = 5
  const waiting: Question[] = []
  let windowIds = 100
  let popups = 0
  const create = vi.fn(async () => {
    windows.add(++windowIds)
    return { id: windowIds }
  })
  const update = vi.fn(async () => {
    isBehind = false
  })
  const openPopup = vi.fn(async () => void popups++)
  const approver = createApprover({
    browser: {
      action: { openPopup },
      tabs: {
        get: async (id: number) => ({
          active: id === tabInFront,
          windowId: 1,
        }),
      },
      windows: {
        ...{ create, update },
        get: async (id: number) => {
          if (id === 1) return { id, focused: true, type: 'normal' }
          if (windows.has(id)) return { id, focused: !isBehind }
          throw new Error('No window with such an id.')
        },
      },
      runtime: {
        getURL: (path: string) => path,
        getContexts: async () => Array.from({ length: popups }),
      },
    } as never,
    session: area as never,
    questions: { all: async () => waiting } as never,
    openings: createOpenings(area, () => Date.now()),
    askIn: async () => askIn,
    badge: { changed: () => undefined },
  })
  let names = 0
  const show = async ({ tabId = 5, kind = 'open' } = {}) => {
    const target = { tabId, kind }
    const id = `q${names++}`
    const createdAtMs = Date.now()
    const question = {
      ...{ id, groupId: id, site, target, createdAtMs },
    } as Question
    waiting.push(question)
    await approver.show(question)
  }
  return {
    ...{ approver, show, create, update, openPopup, waiting },
    putBehind: () => {
      isBehind = true
    },
    goTo: (tabId: number) => {
      tabInFront = tabId
    },
    lastWindow: () => windowIds,
    closeWindow: () => windows.clear(),
    closePopup: () => {
      popups = 0
    },
  }
}

beforeEach(() => void vi.useFakeTimers())

test('there is one window, and it stays while anything waits', async () => {
  const { approver, show, create, lastWindow } = given('window')
  await show()
  await show()
  expect(create).toHaveBeenCalledOnce()
  expect(await approver.mayClose(lastWindow())).toBe(false)
  await show()
  expect(create).toHaveBeenCalledOnce()
})

test('calls of one page are put aside together', async () => {
  const { show, create, closeWindow } = given('window')
  await show({ kind: 'call' })
  closeWindow()
  await show({ kind: 'call' })
  expect(create).toHaveBeenCalledOnce()
})

test('what waits in a tab behind keeps nothing from the one in front', async () => {
  const { show, create } = given('window')
  await show({ tabId: 6, kind: 'call' })
  expect(create).not.toHaveBeenCalled()
  await show({ kind: 'call' })
  expect(create).toHaveBeenCalledOnce()
})

test('what waited behind keeps nothing from a later call of its own tab', async () => {
  const { show, create, goTo } = given('window')
  goTo(6)
  await show({ kind: 'call' })
  goTo(5)
  expect(create).not.toHaveBeenCalled()
  await show({ kind: 'call' })
  expect(create).toHaveBeenCalledOnce()
})

test('the window opens with what it is opened for', async () => {
  const { show, create } = given('window')
  await show({ tabId: 6 })
  await show()
  expect(create).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ url: '/approval.html?q=q1' }),
  )
})

test('a window behind the page comes in front, but not for each of its calls', async () => {
  const { show, create, update, putBehind, lastWindow } = given('window')
  await show({ kind: 'call' })
  putBehind()
  await show({ kind: 'call' })
  expect(update).not.toHaveBeenCalled()
  await show()
  expect(update).toHaveBeenCalledExactlyOnceWith(lastWindow(), {
    focused: true,
  })
  expect(create).toHaveBeenCalledOnce()
})

test('what is asked while the window closes itself gets another', async () => {
  const { approver, show, create, waiting, lastWindow } = given('window')
  await show()
  waiting.length = 0
  expect(await approver.mayClose(lastWindow())).toBe(true)
  await show()
  expect(create).toHaveBeenCalledTimes(2)
})

test('what is asked just before keeps it', async () => {
  const { approver, show, create, waiting, lastWindow } = given('window')
  await show()
  waiting.length = 0
  const shown = show()
  expect(await approver.mayClose(lastWindow())).toBe(false)
  await shown
  expect(create).toHaveBeenCalledOnce()
})

test('another window of ours does not make it leave', async () => {
  const { approver, show, create, waiting, lastWindow } = given('window')
  await show()
  waiting.length = 0
  expect(await approver.mayClose(lastWindow() + 1)).toBe(true)
  await show()
  expect(create).toHaveBeenCalledOnce()
})

test('the popup opens again once the one that closes itself is gone', async () => {
  const { approver, show, openPopup, waiting, closePopup } = given('toolbar')
  await show()
  waiting.length = 0
  expect(await approver.mayClose(null)).toBe(true)
  const shown = show()
  await vi.advanceTimersByTimeAsync(300)
  expect(openPopup).toHaveBeenCalledOnce()
  closePopup()
  await vi.advanceTimersByTimeAsync(100)
  await shown
  expect(openPopup).toHaveBeenCalledTimes(2)
})

test('behavior: a popup that stays after all shows what is asked', async () => {
  const { approver, show, openPopup, waiting } = given('toolbar')
  await show()
  waiting.length = 0
  expect(await approver.mayClose(null)).toBe(true)
  const shown = show()
  await vi.advanceTimersByTimeAsync(1_100)
  await shown
  expect(openPopup).toHaveBeenCalledOnce()
})
