import { expect, test } from 'vitest'
import { moneyIn } from './money-in'

const base = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'
const sepolia = '0x036CbD53842c5426634e7929541eC2318f3dCF7e'
const atomic = '10000'

test('dollars are of real money only', () => {
  const of = (network: string, asset: string) =>
    moneyIn({ network, asset, atomic }, '?')
  expect(of('eip155:8453', base)).toMatchObject({ amount: '0.01', usd: '0.01' })
  expect(of('eip155:84532', sepolia)).toMatchObject({
    symbol: 'USDC',
    usd: null,
  })
  expect(of('eip155:8453', sepolia)).toMatchObject({
    symbol: '?',
    amount: '10000',
    usd: null,
  })
})
