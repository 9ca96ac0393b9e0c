import { expect, test } from 'vitest'
import { parseScheme, schemeOf, schemes } from './registry'

test('what we can pay today', () => {
  expect(schemes.map(({ name, method }) => `${name}/${method}`)).toEqual([
    'exact/eip3009',
  ])
})

test('an offer finds the scheme that made it', () => {
  for (const scheme of schemes)
    expect(schemeOf({ scheme: scheme.name, method: scheme.method })).toBe(
      scheme,
    )
  expect(() =>
    schemeOf({ scheme: 'exact', method: 'permit2' as 'eip3009' }),
  ).toThrow()
})

test('an unknown scheme and an unknown method are told apart', () => {
  expect(() => parseScheme('upto', undefined)).toThrow(
    expect.objectContaining({ because: 'UNKNOWN_SCHEME' }),
  )
  expect(() => parseScheme('exact', 'permit2')).toThrow(
    expect.objectContaining({ because: 'UNKNOWN_METHOD' }),
  )
})
