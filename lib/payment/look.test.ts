import { expect, test } from 'vitest'
import { samplePayment } from '@/lib/testing/sample-payment'
import { whyNotAgain } from './look'
import { identifierConflict } from './payment'

const { intent, createdAtMs } = samplePayment()
const endMs = Number(intent.validBefore) * 1000

test.each([
  ['could be', {}, createdAtMs, null],
  ['was three times', { presents: 3 }, createdAtMs, 'TOO_MANY_PRESENTS'],
  ['has too little time left', {}, endMs - 14_000, 'TOO_LATE'],
  ['has just enough time left', {}, endMs - 15_000, null],
  ['is settled', { state: 'SETTLED', presents: 3 }, endMs, null],
  ['is dead', { state: 'DEAD' }, endMs, null],
  [
    'met another payment with its number',
    { deliveryCode: identifierConflict },
    createdAtMs,
    null,
  ],
] as const)('why a payment is not presented again: it %s', (...row) => {
  const [, change, nowMs, why] = row
  expect(whyNotAgain(samplePayment(change), nowMs)).toBe(why)
})
