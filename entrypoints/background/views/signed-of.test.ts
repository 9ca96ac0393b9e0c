import { expect, test } from 'vitest'
import { samplePayment } from '@/lib/testing/sample-payment'
import {
  entry,
  offer,
  payee,
  typed,
  where,
  withOffers,
} from '@/lib/x402/extensions/offer-receipt/samples'
import type { JsonValue } from '@/lib/x402/json'
import { signedOf } from './signed-of'

const other = { format: 'eip712', payload: {}, signature: '0x' }

const checkedOffer = (...offers: JsonValue[]) => {
  const { terms } = samplePayment()
  const extensions = { 'offer-receipt': { info: { offers } } }
  return signedOf(samplePayment({ terms: { ...terms, extensions } })).offer
}

test('nothing signed is nothing shown', () => {
  expect(signedOf(samplePayment())).toEqual({ offer: null, receipt: null })
  expect(checkedOffer()).toBeNull()
  expect(checkedOffer('what', 7, null)).toBeNull()
})

test('an offer that is none is false, and kept as it came', () => {
  expect(checkedOffer(other)).toEqual({
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

test('the offer for what was agreed counts, among those for other terms', () => {
  const { terms, intent } = samplePayment()
  const payment = samplePayment({
    url: where.url,
    intent: { ...intent, to: payee },
    terms: {
      ...terms,
      accepted: entry,
      resource: null,
      extensions: withOffers(typed({ ...offer, amount: '999' }), typed(offer)),
    },
  })
  expect(signedOf(payment).offer).toEqual({
    verdict: 'true',
    format: 'eip712',
    signer: payee,
    because: null,
    raw: JSON.stringify(typed(offer)),
  })
  const alone = withOffers(typed({ ...offer, amount: '999' }))
  const lying = { ...payment, terms: { ...payment.terms, extensions: alone } }
  expect(signedOf(lying).offer).toMatchObject({
    verdict: 'false',
    because: 'OTHER_TERMS',
  })
})
