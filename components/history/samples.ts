import type { PaymentDetail, PaymentRow } from '@/lib/contracts/history'
import type { OlderDay } from '@/lib/export/older-day'

const address = `0x${'1'.repeat(40)}`

/** A transaction's hash. */
export const sampleHash = `0x${'3'.repeat(64)}`

/** A line of the history, for tests. */
export function sampleRow(change: Partial<PaymentRow> = {}): PaymentRow {
  return {
    id: 'a',
    createdAtMs: Date.UTC(2026, 10, 20, 12),
    site: 'https://news.example.com',
    seller: 'https://news.example.com',
    url: 'https://news.example.com/otters',
    title: 'Otters return',
    method: 'GET',
    kind: 'open',
    network: 'eip155:8453',
    asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
    amount: '10000',
    status: 'delivered',
    code: null,
    liveUntilMs: Date.UTC(2026, 10, 20, 12, 5),
    decidedBy: 'you',
    isProvenBy: 'seller',
    nextLookAtMs: null,
    payTo: address,
    transaction: null,
    provenAmount: null,
    isHidden: false,
    isImported: false,
    isUpTo: false,
    ...change,
  }
}

/** A day of older payments, for tests: four of 0.01 USDC. */
export function sampleDay(change: Partial<OlderDay> = {}): OlderDay {
  return {
    startMs: Date.UTC(2025, 4, 2),
    site: 'https://news.example.com',
    network: 'eip155:8453',
    asset: '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913',
    count: 4,
    atomic: '40000',
    ...change,
  }
}

/** A payment opened, for tests. */
export function sampleDetail(
  change: Partial<PaymentDetail> = {},
): PaymentDetail {
  return {
    row: sampleRow(),
    payTo: address,
    from: address,
    nonce: `0x${'2'.repeat(64)}`,
    identifier: null,
    version: 2,
    httpStatus: 200,
    presents: 1,
    canPresent: false,
    allowanceLeft: null,
    receipt: {
      success: true,
      transaction: sampleHash,
      network: null,
      payer: null,
      amount: null,
      error: null,
      raw: '',
    },
    terms: '{}',
    events: [],
    proof: null,
    rule: null,
    signed: { offer: null, receipt: null },
    ...change,
  }
}

/** What the chain shows of a payment that was taken. */
export function sampleSettled(
  change: Partial<
    Extract<NonNullable<PaymentDetail['proof']>, { kind: 'settled' }>
  > = {},
): NonNullable<PaymentDetail['proof']> {
  return {
    kind: 'settled',
    transaction: sampleHash,
    block: '38400000',
    blockTimeMs: Date.UTC(2026, 10, 20, 12, 1),
    amount: '10000',
    submitter: `0x${'4'.repeat(40)}`,
    confirmations: 70,
    atMs: Date.UTC(2026, 10, 20, 12, 3),
    ...change,
  }
}
