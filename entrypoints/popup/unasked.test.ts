import { expect, test } from 'vitest'
import { wordsOfUnasked } from './unasked'

const shown = ['eip155:8453', 'eip155:137', 'eip155:43114', 'eip155:1']

test.each([
  [shown, 'could not ask'],
  [['eip155:137'], 'could not ask Polygon'],
  [['eip155:8453', 'eip155:137'], 'could not ask Base, Polygon'],
  [
    ['eip155:8453', 'eip155:137', 'eip155:1'],
    'could not ask Base, Polygon and 1 more network',
  ],
])('%j: %s', (unasked, words) => {
  expect(wordsOfUnasked(unasked, shown)).toBe(words)
})

test('behavior: many are counted', () => {
  expect(wordsOfUnasked(shown, [...shown, 'eip155:50'])).toBe(
    'could not ask Base, Polygon and 2 more networks',
  )
})
