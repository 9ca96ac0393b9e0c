// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { withFragment } from './fragment'

test('puts a fragment in the place of another', () => {
  expect(withFragment('https://a/b?c#d#e', '#x402=1')).toBe(
    'https://a/b?c#x402=1',
  )
  expect(withFragment('https://a/b', '#x402=1')).toBe('https://a/b#x402=1')
})

test('behavior: takes a fragment away', () => {
  expect(withFragment('https://a/b#d', '')).toBe('https://a/b')
})
