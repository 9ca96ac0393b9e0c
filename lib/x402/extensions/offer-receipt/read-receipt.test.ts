import { expect, test } from 'vitest'
import type { JsonValue } from '../../json'
import { type Agreed, readReceipt } from './read-receipt'
import {
  jwsOf,
  offer,
  payee,
  receipt,
  typed,
  where,
  withReceipt,
} from './samples'

const agreed: Agreed = {
  ...where,
  network: 'eip155:8453',
  payTo: payee,
  payer: '0x857b06519E91e3A54538791bDbb0E22373e36b66',
  transaction: `0x${'ab'.repeat(32)}`,
  paidAt: receipt.issuedAt,
}

function read(signed: JsonValue, more: Partial<Agreed> = {}) {
  return readReceipt(withReceipt(signed), { ...agreed, ...more })
}

test('a receipt of the payee is true, and says what it attests', () => {
  const { version: _, ...says } = receipt
  expect(read(typed(receipt))).toEqual({
    kind: 'true',
    format: 'eip712',
    signer: payee,
    bond: 'payee',
    says,
    raw: JSON.stringify(typed(receipt)),
  })
  expect(read(jwsOf('ES256', receipt))).toMatchObject({
    kind: 'true',
    bond: 'self',
    says,
  })
})

test('the transaction may be left out, by us or by the seller', () => {
  const { transaction: _, ...bare } = receipt
  for (const signed of [
    typed({ ...receipt, transaction: '' }),
    jwsOf('EdDSA', bare),
    { ...typed({ ...receipt, transaction: '' }), payload: bare },
  ])
    expect(read(signed)).toMatchObject({
      kind: 'true',
      says: { transaction: null },
    })
  expect(read(typed(receipt), { transaction: null })?.kind).toBe('true')
})

test('the payer may be written in lower case', () => {
  const payer = receipt.payer.toLowerCase()
  expect(read(typed({ ...receipt, payer }))?.kind).toBe('true')
})

test.each([
  ['OTHER_RESOURCE', { resourceUrl: 'https://api.example.com/other' }],
  ['OTHER_NETWORK', { network: 'base' }],
  ['OTHER_PAYER', { payer: payee }],
  ['OTHER_TRANSACTION', { transaction: '0x12' }],
  ['OTHER_TIME', { issuedAt: receipt.issuedAt - 3601 }],
  ['OTHER_TIME', { issuedAt: receipt.issuedAt + 86_401 }],
])('%s: true words about something else are false here', (because, other) => {
  const said = { ...receipt, ...other }
  const { version: _, ...says } = said
  for (const signed of [typed(said), jwsOf('ES256K', said)])
    expect(read(signed)).toMatchObject({ kind: 'false', because, says })
})

test('an hour before and a day after the payment are its time', () => {
  for (const after of [-3600, 86_400]) {
    const issuedAt = receipt.issuedAt + after
    expect(read(typed({ ...receipt, issuedAt }))?.kind).toBe('true')
  }
})

test('an offer is no receipt, under the same signature', () => {
  for (const signed of [typed(offer), jwsOf('EdDSA', offer)])
    expect(read(signed)).toMatchObject({
      kind: 'false',
      because: 'BAD_SHAPE',
      says: null,
    })
  expect(
    read({ ...typed(offer), payload: { ...offer, ...receipt } }),
  ).not.toMatchObject({ kind: 'true' })
})

test('without a receipt there is nothing to check', () => {
  for (const extensions of [null, {}, { 'offer-receipt': { info: [] } }])
    expect(readReceipt(extensions, agreed)).toBeNull()
  expect(read({ format: 'cose' })).toBeNull()
})
