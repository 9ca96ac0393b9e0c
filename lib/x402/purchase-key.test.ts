import { expect, test } from 'vitest'
import { type Purchase, purchaseKey } from './purchase-key'

const purchase: Purchase = {
  site: 'https://news.example.com',
  method: 'POST',
  url: 'https://api.example.com/a?b=1',
  bodyHash: 'ab'.repeat(32),
  network: 'eip155:8453',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  amount: 10_000n,
  payTo: '0x209693Bc6afc0C5328bA36FaF03C514EF312287C',
}

test('the same purchase has the same key, however it is written', () => {
  const key = purchaseKey(purchase)
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(
    purchaseKey({
      ...purchase,
      method: 'post',
      url: `${purchase.url}#x402=1`,
      asset: purchase.asset.toLowerCase(),
      payTo: purchase.payTo.toLowerCase(),
    }),
  ).toBe(key)
})

test.each<[keyof Purchase, Partial<Purchase>]>([
  ['site', { site: 'https://other.example.com' }],
  ['method', { method: 'PUT' }],
  ['url', { url: 'https://api.example.com/a?b=2' }],
  ['url', { url: 'https://api.example.com/A?b=1' }],
  ['bodyHash', { bodyHash: '' }],
  ['network', { network: 'eip155:84532' }],
  ['asset', { asset: purchase.payTo }],
  ['amount', { amount: 10_001n }],
  ['payTo', { payTo: purchase.asset }],
])('another %s is another purchase', (_, change) => {
  expect(purchaseKey({ ...purchase, ...change })).not.toBe(
    purchaseKey(purchase),
  )
})

test('no field runs into the next', () => {
  expect(purchaseKey({ ...purchase, site: 'a', method: 'BC' })).not.toBe(
    purchaseKey({ ...purchase, site: 'aB', method: 'C' }),
  )
})
