import { expect, test } from 'vitest'
import { findToken } from './find-token'
import { tokens } from './tokens'

test('an address finds its token in any letter case', () => {
  for (const token of tokens) {
    const { network, address } = token
    expect(findToken(network, address.toLowerCase())).toBe(token)
    expect(findToken(network, `0x${address.slice(2).toUpperCase()}`)).toBe(
      token,
    )
  }
})

test('the same address on another network is another token, or none', () => {
  const base = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'
  expect(findToken('eip155:8453', base)?.symbol).toBe('USDC')
  expect(findToken('eip155:84532', base)).toBeUndefined()
  expect(findToken('base', base)).toBeUndefined()
})
