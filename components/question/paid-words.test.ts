import { expect, test } from 'vitest'
import { sampleRow } from '@/components/history/samples'
import { tokens } from '@/lib/tokens/tokens'
import { paidWords } from './paid-words'

const usdcOn = (network: string) => {
  const token = tokens.find(
    (one) => one.network === network && one.symbol === 'USDC',
  )
  return { network, asset: token?.address ?? '' }
}
const cent = sampleRow()

test('one payment is its amount', () => {
  expect(paidWords([cent])).toBe('0.01 USDC')
})

test('several are one sum of a token, wherever it is', () => {
  const polygon = sampleRow({ ...usdcOn('eip155:137'), amount: '30000' })
  expect(paidWords([cent, polygon])).toBe('0.04 USDC')
})

test('money that is not real is never added to money that is', () => {
  const test = sampleRow(usdcOn('eip155:84532'))
  expect(paidWords([cent, test, test])).toBe('0.01 USDC + 0.02 USDC (TEST)')
})

test('a maximum stays one until the chain shows what was taken', () => {
  const most = sampleRow({ isUpTo: true, amount: '50000' })
  expect(paidWords([cent, most])).toBe('up to 0.06 USDC')
  expect(paidWords([cent, { ...most, provenAmount: '20000' }])).toBe(
    '0.03 USDC',
  )
})
