import fc from 'fast-check'
import { type Hex, hashTypedData } from 'viem'
import { expect, test } from 'vitest'
import { networks } from '@/lib/tokens/networks'
import { tokens } from '@/lib/tokens/tokens'
import { typedDigest } from './typed-digest'

const types = {
  Paid: [
    { name: 'by', type: 'address' },
    { name: 'for', type: 'Goods' },
    { name: 'word', type: 'bytes32' },
  ],
  Goods: [{ name: 'amount', type: 'uint256' }],
}
const hex = (length: number) =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((bytes): Hex => `0x${Buffer.from(bytes).toString('hex')}`)

test('is the EIP-712 digest of the library, domain by domain', () => {
  const versions = fc.constantFrom({ version: '1' }, { version: '2' }, {})
  fc.assert(
    fc.property(
      fc.constantFrom(...tokens),
      fc.constantFrom(...networks),
      versions,
      fc.record({
        by: hex(20),
        for: fc.record({
          amount: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
        }),
        word: hex(32),
      }),
      ({ address, domain: { name } }, { chainId }, version, message) => {
        const domain = { name, ...version, chainId, verifyingContract: address }
        const typed = { types, primaryType: 'Paid', message } as const
        expect(typedDigest(domain, typed)).toBe(
          hashTypedData({ domain, ...typed }),
        )
      },
    ),
    { numRuns: 1000 },
  )
})

const [token] = tokens
const message = {
  by: token?.address,
  for: { amount: 1n },
  word: `0x${'00'.repeat(32)}`,
}

test.each([
  ['an address that is none', { by: '0x12' }],
  ['an amount over 256 bits', { for: { amount: 2n ** 256n } }],
  ['an amount below zero', { for: { amount: -1n } }],
  ['a short word', { word: '0x00' }],
])('refuses %s', (_, change) => {
  const domain = {
    name: 'USDC',
    chainId: 1,
    verifyingContract: `0x${'11'.repeat(20)}`,
  } as const
  expect(() =>
    typedDigest(domain, {
      types,
      primaryType: 'Paid',
      message: { ...message, ...change },
    }),
  ).toThrow()
})
