import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { CodedError } from '@/lib/messaging/errors'
import { askVerdict, tell } from './background'

beforeEach(() => {
  fakeBrowser.reset()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('gives the background its say', async () => {
  expect(await askVerdict(async () => ({ kind: 'wait' }))).toEqual({
    kind: 'wait',
  })
})

test('behavior: asks a stopped worker again, ever later, then leaves', async () => {
  const askedAtMs: number[] = []
  const start = Date.now()
  const verdict = askVerdict(async () => {
    askedAtMs.push(Date.now() - start)
    throw new Error('The message channel closed.')
  })
  await vi.runAllTimersAsync()
  expect(await verdict).toEqual({ kind: 'leave' })
  expect(askedAtMs).toEqual([0, 250, 750, 1750, 3750])
})

test('behavior: takes a refusal for an answer', async () => {
  const ask = vi.fn().mockRejectedValue(new CodedError('forbidden', 'No.'))
  expect(await askVerdict(ask)).toEqual({ kind: 'leave' })
  expect(ask).toHaveBeenCalledTimes(1)
})

test('behavior: asks nobody once the extension is gone', async () => {
  vi.spyOn(fakeBrowser.runtime, 'id', 'get').mockReturnValue(
    undefined as unknown as string,
  )
  const ask = vi.fn()
  expect(await askVerdict(ask)).toEqual({ kind: 'leave' })
  tell(ask)
  expect(ask).not.toHaveBeenCalled()
})

test('behavior: does not mind a word that is lost', async () => {
  tell(() => Promise.reject(new Error('The message channel closed.')))
  await vi.runAllTimersAsync()
})
