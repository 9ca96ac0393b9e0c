import { browser } from 'wxt/browser'
import type { Parts } from '@/lib/payment/journey'
import type { Area } from '@/lib/session/table'

/**
 * What a test build adds: a grant that pays without a question, and labelled
 * points at which the worker stands still until it is stopped. A release build
 * folds this to nothing; a check looks for the words in it.
 */
export function testSeams(
  session: Area,
): Pick<Parts, 'checkpoint' | 'isGranted'> {
  if (import.meta.env.MODE !== 'test')
    return { checkpoint: async () => undefined, isGranted: async () => false }

  // Read once and then heard of, so that looking costs the measured path nothing.
  const seams = { testStopAt: null, testGrant: null } as Record<string, unknown>
  const loaded = browser.storage.session
    .get(Object.keys(seams))
    .then((found) => {
      Object.assign(seams, found)
    })
  browser.storage.session.onChanged.addListener((changes) => {
    for (const key of Object.keys(seams))
      if (changes[key]) seams[key] = changes[key].newValue
  })

  return {
    async checkpoint(label) {
      await loaded
      testTimes().push([label, performance.now()])
      if (seams.testStopAt !== label) return
      await session.set({ testStopAt: null, testStoppedAt: label })
      await new Promise(() => undefined)
    },
    async isGranted() {
      await loaded
      return seams.testGrant === true
    },
  }
}

/** When each point was passed, for the bench; ms of the worker's own clock. */
function testTimes(): [string, number][] {
  const scope = globalThis as { testTimes?: [string, number][] }
  scope.testTimes ??= []
  return scope.testTimes
}
