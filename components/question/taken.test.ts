import { expect, test } from 'vitest'
import { tokens } from '@/lib/tokens/tokens'
import { wordsOfTaken } from './taken'

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
