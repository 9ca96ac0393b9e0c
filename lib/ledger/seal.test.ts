import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import type { Payment } from '@/lib/payment/payment'
import { sampleCandidate } from './sample-candidate'
import { isSealed, noHead, sealPayment } from './seal'

const key = new Uint8Array(32).fill(7)

function row(change: Partial<Payment> = {}): Payment {
  const { circumstances: _, nowMs, ...terms } = sampleCandidate('one')
  return {
    ...terms,
    state: 'ARMED',
    delivery: 'none',
    deliveryCode: null,
    status: null,
    receipt: null,
    presents: 0,
    proof: null,
    isHidden: false,
    createdAtMs: nowMs,
    changedAtMs: nowMs,
    ...change,
  }
}

test('a row of before schemes had details keeps the seal it got then', () => {
  const one = row()
  const { intent } = one
  const asThen = [
    ...['payment', 1, '', one.id, one.purchaseKey, one.requestKey, ['you']],
    ...[one.kind, one.site, one.seller, one.method, one.url],
    ...[intent.scheme, intent.method, intent.network],
    ...[intent.asset, intent.from, intent.to].map((it) => it.toLowerCase()),
    ...[intent.value, intent.validAfter, intent.validBefore, intent.nonce],
    ...[one.digest, one.createdAtMs],
  ]
  const mac = hmac(sha256, key, utf8ToBytes(JSON.stringify(asThen)))
  expect(sealPayment(key, one, noHead).mac).toBe(bytesToHex(mac))
})

test.each<[string, (one: Payment) => Payment]>([
  [
    'a detail changed',
    (one) => ({
      ...one,
      intent: { ...one.intent, details: { permitNonce: '2' } },
    }),
  ],
  [
    'a detail taken off',
    (one) => ({ ...one, intent: { ...one.intent, details: {} } }),
  ],
  [
    'what is also signed changed',
    (one) => ({ ...one, alsoSigned: [one.digest] }),
  ],
  ['what is also signed taken off', (one) => ({ ...one, alsoSigned: [] })],
])('%s: not the sealed row', (_, change) => {
  const plain = row()
  const one = row({
    intent: { ...plain.intent, details: { permitNonce: '1' } },
    alsoSigned: [`0x${'cd'.repeat(32)}`],
  })
  const seal = sealPayment(key, one, noHead)
  expect(isSealed(key, one, seal)).toBe(true)
  expect(isSealed(key, change(one), seal)).toBe(false)
})
