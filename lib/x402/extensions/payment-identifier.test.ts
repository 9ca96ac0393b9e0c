import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../json'
import {
  paymentIdentifier,
  wantsIdentifier,
  withIdentifier,
} from './payment-identifier'

const declared = (info: JsonObject): JsonObject => ({
  bazaar: { info: { input: {} } },
  'payment-identifier': { info, schema: { type: 'object' } },
})

describe('wantsIdentifier', () => {
  test.each([
    ['required', 2, declared({ required: true }), true],
    ['optional', 2, declared({ required: false }), true],
    ['none at all', 2, null, false],
    ['another extension', 2, { bazaar: { info: {} } }, false],
    ['v1 has no extensions', 1, declared({ required: true }), false],
    ['not said whether required', 2, declared({}), false],
    ['required in words', 2, declared({ required: 'yes' }), false],
    ['one with an id already', 2, declared({ required: true, id: 'x' }), false],
    ['no info', 2, { 'payment-identifier': {} }, false],
    ['a list', 2, { 'payment-identifier': [] }, false],
  ] as const)('%s', (_, version, extensions, wants) => {
    expect(wantsIdentifier({ version, extensions })).toBe(wants)
  })
})

test('a number is `pay_` and 32 hex digits, as the reference makes them', () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, at) => at * 17)
  const id = paymentIdentifier(bytes)
  expect(id).toBe('pay_00112233445566778899aabbccddeeff')
  expect(id).toMatch(/^[a-zA-Z0-9_-]{16,128}$/)
})

describe('withIdentifier', () => {
  test('puts the id beside what the seller says, and changes nothing else', () => {
    const said = declared({ required: true, note: 'otters' })
    const before = JSON.stringify(said)
    expect(withIdentifier(said, 'pay_1')).toEqual({
      bazaar: { info: { input: {} } },
      'payment-identifier': {
        info: { required: true, note: 'otters', id: 'pay_1' },
        schema: { type: 'object' },
      },
    })
    expect(JSON.stringify(said)).toBe(before)
  })

  test('adds nothing where the seller takes none', () => {
    const said = { bazaar: { info: {} } }
    expect(withIdentifier(said, 'pay_1')).toBe(said)
    expect(withIdentifier(null, 'pay_1')).toBeNull()
    expect(withIdentifier(declared({ required: true }), undefined)).toEqual(
      declared({ required: true }),
    )
  })
})
