import type { Parts } from '@/lib/payment/journey'
import type { Area } from '@/lib/session/table'

/**
 * What a test build adds: a grant that pays without a question, and labelled
 * points at which the worker stands still until it is stopped. A release build
 * folds this to nothing; a check looks for the words in it.
 */
export function testSeams(
  session: Area,
): Pick<Parts, 'checkpoint' | 'ruleFor'> {
  if (import.meta.env.MODE !== 'test')
    return { checkpoint: async () => undefined, ruleFor: async () => null }

  return {
    async checkpoint(label) {
      const { testStopAt } = await session.get('testStopAt')
      if (testStopAt !== label) return
      await session.set({ testStopAt: null, testStoppedAt: label })
      await new Promise(() => undefined)
    },
    async ruleFor() {
      const { testGrant } = await session.get('testGrant')
      return testGrant === true ? 'test-grant' : null
    },
  }
}
