import { expect, test } from 'vitest'
import { sumsOf, type TokenAmount, tokenAmounts } from './sums'
import { tokens } from './tokens'

const usdc: TokenAmount = {
  ...{ amount: 10_000n, decimals: 6, symbol: 'USDC' },
  ...{ isTest: false, isUpTo: false },
}

test('amounts of a symbol are one sum, in its finest decimals', () => {
  const fine = { ...usdc, amount: 5n * 10n ** 16n, decimals: 18 }
  const sum = { ...usdc, amount: 6n * 10n ** 16n, decimals: 18 }
  expect(sumsOf([usdc, fine])).toEqual([sum])
  expect(sumsOf([fine, usdc])).toEqual([sum])
})

test('test money is a sum of its own, and comes last', () => {
  const test = { ...usdc, isTest: true }
  expect(sumsOf([test, usdc, test])).toEqual([
    usdc,
    { ...test, amount: 20_000n },
  ])
})

test('with a maximum in it a sum is one', () => {
  const most = { ...usdc, isUpTo: true }
  expect(sumsOf([most, usdc])).toEqual([{ ...most, amount: 20_000n }])
})

test('behavior: of a token nobody knows there is no amount', () => {
  const known = tokens.find(({ symbol }) => symbol === 'USDC')
  const { network = '', address = '', decimals } = known ?? {}
  expect(tokenAmounts({ network, asset: address, amount: '7' })).toMatchObject([
    { amount: 7n, decimals, symbol: 'USDC', isUpTo: false },
  ])
  expect(tokenAmounts({ network, asset: '0x00', amount: '7' })).toEqual([])
})
