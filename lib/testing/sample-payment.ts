import { noonMs, sampleCandidate } from '@/lib/ledger/sample-candidate'
import type { Payment } from '@/lib/payment/payment'
import type { Proof, Settled } from '@/lib/payment/proof'

/** A payment of one cent that was handed over and not answered. */
export function samplePayment(change: Partial<Payment> = {}): Payment {
  const { nowMs, circumstances: _, ...terms } = sampleCandidate('sample')
  return {
    ...terms,
    state: 'HANDED',
    delivery: 'none',
    deliveryCode: null,
    status: null,
    receipt: null,
    presents: 1,
    proof: null,
    isHidden: false,
    createdAtMs: nowMs,
    changedAtMs: nowMs,
    ...change,
  }
}

/** What a chain shows of it. */
export const sampleSettled: Settled & Proof = {
  kind: 'settled',
  transaction: `0x${'ab'.repeat(32)}`,
  block: '42',
  blockTimeMs: noonMs + 2000,
  amount: '10000',
  submitter: '0x3333333333333333333333333333333333333333',
  confirmations: 5,
  atMs: noonMs + 10_000,
  nextAtMs: null,
  tries: 1,
}
