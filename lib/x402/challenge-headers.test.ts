import { expect, test } from 'vitest'
import { challengeValues } from './challenge-headers'

const said = (headers: Record<string, string[]>) =>
  challengeValues((name) => headers[name] ?? [])

test('is said under its own name or the habitual one', () => {
  expect(said({ 'payment-required': ['eyJhIjoxfQ=='] })).toEqual([
    'eyJhIjoxfQ==',
  ])
  for (const value of ['eyJhIjoxfQ==', 'ewoiYSI6MX0', ' {"a":1}', 'ey!'])
    expect(said({ 'x-payment-required': [value] })).toEqual([value])
  expect(said({})).toEqual([])
})

test.each(['true', '1', 'yes', '0.01 USDC on Base to 0xabc', ''])(
  'behavior: the other name as a flag, %j, is no challenge',
  (flag) => expect(said({ 'x-payment-required': [flag] })).toEqual([]),
)

test('behavior: nonsense under its own name is a broken challenge', () => {
  expect(said({ 'payment-required': ['true'] })).toEqual(['true'])
})

test('behavior: what is said twice is said twice', () => {
  expect(
    said({
      'payment-required': ['eyA', 'eyB'],
      'x-payment-required': ['eyA', 'true'],
    }),
  ).toEqual(['eyA', 'eyB', 'eyA'])
})
