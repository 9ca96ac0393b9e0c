import { expect, test } from 'vitest'
import type { Offer } from '@/lib/schemes/offer'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'
import { onePriceOf } from './one-price'

const addresses: Record<string, string> = {
  'eip155:8453': '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  'eip155:137': '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359',
  'eip155:84532': '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
}

function offerOn(id: string, change: Partial<Offer> = {}): Offer {
  const network = networkById(id)
  const token = findToken(id, addresses[id] ?? '')
  if (!network || !token) throw new Error(`No USDC on ${id}`)
  return {
    index: 0,
    scheme: 'exact',
    method: '',
    network,
    token,
    amount: 10_000n,
    payTo: '0x2222222222222222222222222222222222222222',
    maxTimeoutSeconds: 60,
    isUpTo: false,
    isUpfront: false,
    isAlwaysAsked: false,
    settledBy: null,
    approval: null,
    details: {},
    ...change,
  }
}

const base = offerOn('eip155:8453')
const price = {
  network: base.network.id,
  asset: base.token.address,
  amount: '10000',
}

test.each([
  ['one way', [base], price],
  ['the same on two networks', [base, offerOn('eip155:137')], price],
  ['no way', [], null],
  ['another amount', [base, offerOn('eip155:137', { amount: 9_000n })], null],
  ['test money as well', [base, offerOn('eip155:84532')], null],
  ['a maximum', [offerOn('eip155:8453', { isUpTo: true })], null],
])('%s', (_, offers, expected) => {
  expect(onePriceOf(offers)).toEqual(expected)
})
