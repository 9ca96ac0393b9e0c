import { expect, test } from 'vitest'
import { amountWords } from './amount-words'

const paid = {
  network: 'eip155:8453',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  amount: '100000',
  provenAmount: null,
  isUpTo: false,
}
const testMoney = {
  network: 'eip155:84532',
  asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
}

test.each([
  ['a price', {}, '0.10 USDC'],
  ['a price, proven', { provenAmount: '100000' }, '0.10 USDC'],
  ['a maximum', { isUpTo: true }, 'up to 0.10 USDC'],
  ['a maximum, proven', { isUpTo: true, provenAmount: '20000' }, '0.02 USDC'],
  ['test money', testMoney, '0.10 USDC (TEST)'],
  [
    'a maximum of test money',
    { ...testMoney, isUpTo: true },
    'up to 0.10 USDC (TEST)',
  ],
  [
    'an unknown token',
    { asset: `0x${'1'.repeat(40)}` },
    '100000 units of an unknown token, 0x1111…1111',
  ],
])('%s', (_, change, words) => {
  expect(amountWords({ ...paid, ...change })).toBe(words)
})
