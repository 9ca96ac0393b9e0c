import { expect, test } from 'vitest'
import { sampleDetail, sampleRow } from '@/components/history/samples'
import type { PaymentStatus } from '@/lib/contracts/history'
import { isUnderWay } from './under-way'

const nowMs = 1_800_000_000_000

const payment = (status: PaymentStatus, kinds: string[], agoMs = 1_000) =>
  sampleDetail({
    row: sampleRow({ status }),
    events: kinds.map((kind) => ({ atMs: nowMs - agoMs, kind, detail: '' })),
  })

test.each([
  ['working', [], true],
  ['delivered', ['presented'], false],
  ['refused', ['presented', 'answered'], false],
  ['refused', ['presented', 'answered', 'presented'], true],
  ['refused', ['presented', 'answered', 'presented', 'note'], true],
  ['refused', ['presented', 'answered', 'presented', 'answered'], false],
  ['unknown', ['presented', 'answered', 'presented', 'lost'], false],
  ['void', ['reserved', 'voided'], false],
] as const)('%s after %j: %s', (status, kinds, expected) => {
  expect(isUnderWay(payment(status, [...kinds]), nowMs)).toBe(expected)
})

test('an answer that does not come is not waited for without end', () => {
  const kinds = ['presented', 'answered', 'presented']
  expect(isUnderWay(payment('refused', kinds, 31_000), nowMs)).toBe(false)
})
