import { expect, test } from 'vitest'
import { samplePayment } from '@/lib/testing/sample-payment'
import type { JsonValue } from '@/lib/x402/json'
import { signedOf } from './signed-of'

const other = { format: 'eip712', payload: {}, signature: '0x' }

const withOffers = (...offers: JsonValue[]) => {
  const { terms } = samplePayment()
  const extensions = { 'offer-receipt': { info: { offers } } }
  return signedOf(samplePayment({ terms: { ...terms, extensions } })).offer
}

test('nothing signed is nothing shown', () => {
  expect(signedOf(samplePayment())).toEqual({ offer: null, receipt: null })
  expect(withOffers()).toBeNull()
  expect(withOffers('what', 7, null)).toBeNull()
})

test('an offer that is none is false, and kept as it came', () => {
  expect(withOffers(other)).toEqual({
    verdict: 'false',
    format: 'eip712',
    signer: '',
    because: 'BAD_SHAPE',
    raw: JSON.stringify(other),
  })
})

test('a receipt is read from the header that came', () => {
  const info = { receipt: { format: 'jws', signature: 'no.jws' } }
  const header = { success: true, extensions: { 'offer-receipt': { info } } }
  const receipt = {
    success: true,
    transaction: null,
    network: null,
    payer: null,
    amount: null,
    error: null,
    raw: btoa(JSON.stringify(header)),
  }
  expect(signedOf(samplePayment({ receipt })).receipt).toEqual({
    verdict: 'false',
    format: 'jws',
    signer: '',
    because: 'BAD_SHAPE',
    raw: JSON.stringify(info.receipt),
  })
})
