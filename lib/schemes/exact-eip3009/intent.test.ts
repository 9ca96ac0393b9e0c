import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'
import type { Offer } from '../offer'
import type { IntentInput } from '../scheme'
import { createIntent } from './intent'

const network = networkById('eip155:8453')
const token = findToken(
  'eip155:8453',
  '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
)
if (!network || !token) throw new Error('Base USDC is in the table.')

const offer: Offer = {
  index: 0,
  scheme: 'exact',
  method: 'eip3009',
  network,
  token,
  amount: 10_000n,
  payTo: '0x209693Bc6afc0C5328bA36FaF03C514EF312287C',
  maxTimeoutSeconds: 60,
  isUpTo: false,
  isUpfront: false,
  isAlwaysAsked: false,
  approval: null,
  details: {},
}

const input: IntentInput = {
  version: 2,
  from: '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4',
  nonce: `0x${'ab'.repeat(32)}`,
  nowSeconds: 1_795_233_529n,
  permitNonce: null,
  maxLifeSeconds: 300,
}

test('moves exactly the amount of the token to the recipient, once', () => {
  expect(createIntent(offer, input)).toEqual({
    scheme: 'exact',
    method: 'eip3009',
    network: 'eip155:8453',
    asset: token.address,
    from: input.from,
    to: offer.payTo,
    value: 10_000n,
    validAfter: 0n,
    validBefore: 1_795_233_589n,
    nonce: input.nonce,
    details: {},
  })
})

test('v1 dates back ten minutes, v2 to the beginning', () => {
  expect(createIntent(offer, { ...input, version: 1 }).validAfter).toBe(
    input.nowSeconds - 600n,
  )
  expect(createIntent(offer, input).validAfter).toBe(0n)
})

test('never outlives the seller’s wish or our cap', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 86_400 }),
      fc.constantFrom(120, 300),
      fc.bigInt({ min: 0n, max: 2n ** 40n }),
      (maxTimeoutSeconds, maxLifeSeconds, nowSeconds) => {
        const { validBefore } = createIntent(
          { ...offer, maxTimeoutSeconds },
          { ...input, maxLifeSeconds, nowSeconds },
        )
        const life = Number(validBefore - nowSeconds)
        expect(life).toBe(
          maxTimeoutSeconds < maxLifeSeconds
            ? maxTimeoutSeconds
            : maxLifeSeconds,
        )
      },
    ),
    { numRuns: 2_000 },
  )
})
