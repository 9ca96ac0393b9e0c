import { expect, test } from 'vitest'
import { tapFailures, unitFailures } from '../run/failures.mjs'

const file = (status: string, message = '') => ({
  name: '/a/b/pays.test.ts',
  status,
  message,
  assertionResults: [],
})

test('a failed test is named with the first thing it said', () => {
  const assertionResults = [
    { fullName: 'pays once', status: 'passed', failureMessages: [] },
    {
      fullName: 'pays never',
      status: 'failed',
      failureMessages: ['\u001b[31mexpected 1 to be 0\u001b[39m\nat pays'],
    },
  ]
  expect(
    unitFailures({ testResults: [{ ...file('failed'), assertionResults }] }),
  ).toEqual(['pays.test.ts: pays never: expected 1 to be 0'])
})

test('a file that could not be read is named', () => {
  const testResults = [file('passed'), file('failed', 'no such module\nat a')]
  expect(unitFailures({ testResults })).toEqual([
    'pays.test.ts: no such module',
  ])
})

test('no report names nothing', () => {
  expect(unitFailures(null)).toEqual([])
})

test('failures are read from TAP', () => {
  const output = 'ok 1 - a\nnot ok 2 - sells\n    not ok 1 - twice\n# fail 2\n'
  expect(tapFailures(output)).toEqual(['sells', 'twice'])
})
