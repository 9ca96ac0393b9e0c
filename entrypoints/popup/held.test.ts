// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { rememberedHeld, rememberHeld } from './held'

beforeEach(() => localStorage.clear())

test('what was held is remembered by address and network', () => {
  rememberHeld('0xa', 'eip155:1', ['1.00 USDC'])
  rememberHeld('0xa', 'eip155:2', [])
  expect(rememberedHeld('0xa')).toEqual({
    'eip155:1': ['1.00 USDC'],
    'eip155:2': [],
  })
  expect(rememberedHeld('0xb')).toEqual({})
})

test.each(['not json', 'null', '3', '{"eip155:1":7}'])(
  'a damaged memory %s is none',
  (kept) => {
    localStorage.setItem('held:0xa', kept)
    expect(rememberedHeld('0xa')).toEqual({})
  },
)
