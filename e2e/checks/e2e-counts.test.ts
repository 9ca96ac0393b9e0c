import { expect, test } from 'vitest'
import { e2eCounts } from '../run/e2e-counts.mjs'

const flaky = (title: string, message: string) => ({
  title,
  file: 'a.spec.ts',
  tests: [
    {
      status: 'flaky',
      results: [{ errors: [{ message }] }, { errors: [] }],
    },
  ],
})

const report = (...specs: ReturnType<typeof flaky>[]) => ({
  stats: { expected: 10, unexpected: 0, flaky: specs.length },
  suites: [{ suites: [{ specs }] }],
})

test('a test that needed a second try passes, and is named', () => {
  const slow = flaky('opens', 'Timeout 10000ms exceeded.')
  expect(e2eCounts(report(slow))).toEqual({
    good: 11,
    bad: 0,
    secondTries: ['a.spec.ts: opens'],
    named: [],
  })
})

test.each([
  'expect(await books.settlements()).toBe(1)',
  'at /e2e/harness/money.ts:37:3',
  'expect.poll(() => hand.log.paid().length)',
])('a first try that failed over money is a failure: %s', (message) => {
  expect(e2eCounts(report(flaky('pays', message)))).toMatchObject({
    good: 10,
    bad: 1,
    named: [`a.spec.ts: pays: ${message}`],
  })
})

test('so is one that was simply wrong', () => {
  const wrong = 'Error: expect(received).toBe(expected)\n\nReceived: 2'
  expect(e2eCounts(report(flaky('asks once', wrong)))).toMatchObject({
    good: 10,
    bad: 1,
  })
})

test('what stands around a failure does not make it one over money', () => {
  const message = [
    'Error: expect(locator).toHaveAttribute(expected) failed',
    'Timeout: 30000ms',
    '  60 |   await seeGoods()',
    "> 61 |   await expect(html).toHaveAttribute('data-script', 'ran')",
    '     |                      ^',
    '  62 |   await expectPaidOnce(books, amount)',
  ].join('\n')
  const slow = flaky('sold, paid and delivered', message)
  const attached = { name: 'a-page', path: 'sold-paid-and-delivered/page.md' }
  Object.assign(slow.tests[0]?.results[0] ?? {}, { attachments: [attached] })
  expect(e2eCounts(report(slow))).toMatchObject({ good: 11, bad: 0 })
})

test('many second tries are failures', () => {
  const slow = ['a', 'b', 'c', 'd'].map((title) => flaky(title, 'Timeout'))
  const { good, bad, named } = e2eCounts(report(...slow))
  expect([good, bad, named.length]).toEqual([10, 4, 4])
})

test('no report counts nothing', () => {
  expect(e2eCounts(null)).toEqual({
    good: 0,
    bad: 0,
    secondTries: [],
    named: [],
  })
})
