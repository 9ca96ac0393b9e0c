import { expect, test } from 'vitest'
import { parseScheme, schemeOf, schemes } from './registry'

test('what we can pay today', () => {
  expect(schemes.map(({ name, method }) => `${name}/${method}`)).toEqual([
    'exact/eip3009',
    'exact/permit2',
    'upto/permit2',
  ])
})

test('an offer finds the scheme that made it', () => {
  for (const scheme of schemes)
    expect(schemeOf({ scheme: scheme.name, method: scheme.method })).toBe(
      scheme,
    )
  expect(() => schemeOf({ scheme: 'upto', method: 'eip3009' })).toThrow()
})

test('an unknown scheme and an unknown method are told apart', () => {
  expect(() => parseScheme('auth-capture', undefined)).toThrow(
    expect.objectContaining({ because: 'UNKNOWN_SCHEME' }),
  )
  expect(() => parseScheme('exact', 'erc7710')).toThrow(
    expect.objectContaining({ because: 'UNKNOWN_METHOD' }),
  )
})
