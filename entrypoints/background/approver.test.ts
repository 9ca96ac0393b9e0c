import { beforeEach, expect, test, vi } from 'vitest'
import type { Question } from '@/lib/payment/question'
import { createOpenings } from '@/lib/session/openings'
import { sampleArea } from '@/lib/testing/sample-area'
import { createApprover } from './approver'

const site = 'https://a.test'

/** A browser with tab 5 in front; windows and popup stay until taken away. */
function given(askIn: 'window' | 'toolbar') {
  const area = sampleArea()
  const windows = new Set<number>()
  const waiting: Question[] = []
  let windowIds = 100
  let popups = 0
  const create = vi.fn(async () => {
    windows.add(++windowIds)
    return { id: windowIds }
  })
  const openPopup = vi.fn(async () => void popups++)
  const approver = createApprover({
    browser: {
      action: { openPopup },
      tabs: { get: async (id: number) => ({ active: id === 5, windowId: 1 }) },
      windows: {
        create,
        get: async (id: number) => {
          if (id === 1) return { id, focused: true, type: 'normal' }
          if (windows.has(id)) return { id }
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
    openings: createOpenings(area, () => 0),
    askIn: async () => askIn,
    badge: { changed: () => undefined },
  })
  let names = 0
  const show = async ({ tabId = 5, kind = 'open' } = {}) => {
    const target = { tabId, kind }
    const question = { id: `q${names++}`, site, target } as Question
    waiting.push(question)
    await approver.show(question)
  }
  return {
    ...{ approver, show, create, openPopup, waiting },
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
