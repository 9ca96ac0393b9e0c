import { expect, test } from 'vitest'
import { samplePayment, sampleSettled } from '@/lib/testing/sample-payment'
import { previousViewOf } from './previous-view'

const payment = samplePayment()
const target = {
  ...{ tabId: 1, documentId: 'D', callId: null },
  ...{ kind: payment.kind, method: payment.method, url: payment.url },
}
const upTo = samplePayment({
  intent: { ...payment.intent, scheme: 'upto', method: 'permit2' },
})

test('a price is told as paid, a maximum as the most', () => {
  expect(previousViewOf(payment, target, payment.createdAtMs)).toMatchObject({
    amount: '10000',
    isUpTo: false,
    provenAmount: null,
  })
  expect(previousViewOf(upTo, target, payment.createdAtMs).isUpTo).toBe(true)
})

test('what the chain shows was taken comes with it', () => {
  const proven = samplePayment({
    state: 'SETTLED',
    proof: { ...sampleSettled, amount: '4000' },
  })
  expect(previousViewOf(proven, target, payment.createdAtMs)).toMatchObject({
    amount: '10000',
    provenAmount: '4000',
  })
})
