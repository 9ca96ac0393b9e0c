import { expect, test } from 'vitest'
import { tokens } from '@/lib/tokens/tokens'
import { isMoreThan, wordsOfTaken } from './taken'

const usdcOn = (network: string) => {
  const token = tokens.find((t) => t.network === network && t.symbol === 'USDC')
  if (!token) throw new Error(`No USDC on ${network}.`)
  return { network, asset: token.address }
}

test('wordsOfTaken adds up one symbol over networks, test money apart', () => {
  const taken = [
    { ...usdcOn('eip155:8453'), amount: '10000' },
    { ...usdcOn('eip155:137'), amount: '20000' },
    { ...usdcOn('eip155:84532'), amount: '5' },
    { network: 'eip155:8453', asset: '0xunknown', amount: '999' },
  ]
  expect(wordsOfTaken(taken, false)).toEqual(['0.03 USDC'])
  expect(wordsOfTaken(taken, true)).toEqual(['0.000005 USDC'])
  expect(wordsOfTaken([], false)).toEqual([])
})

test('isMoreThan sees more of the token, and any other', () => {
  const usdc = { symbol: 'USDC', decimals: 6 }
  const taken = [
    { ...usdcOn('eip155:8453'), amount: '10000' },
    { ...usdcOn('eip155:84532'), amount: '50000' },
  ]
  expect(isMoreThan(taken, false, usdc, 10_000n)).toBe(false)
  expect(isMoreThan(taken, false, usdc, 9_999n)).toBe(true)
  expect(isMoreThan(taken, true, usdc, 10_000n)).toBe(true)
  const eurc = { symbol: 'EURC', decimals: 6 }
  expect(isMoreThan(taken, false, eurc, 10_000n)).toBe(true)
  expect(isMoreThan([], false, usdc, 0n)).toBe(false)
})
