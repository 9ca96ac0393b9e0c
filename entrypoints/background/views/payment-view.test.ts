import { describe, expect, test } from 'vitest'
import { paymentDetailSchema, paymentRowSchema } from '@/lib/contracts/history'
import { exportRowSchema, isCoherent } from '@/lib/export/row'
import { noonMs } from '@/lib/ledger/sample-candidate'
import type { Payment } from '@/lib/payment/payment'
import { samplePayment, sampleSettled } from '@/lib/testing/sample-payment'
import { exportRowOf } from './export-view'
import { importedDetailOf, importedRowOf } from './imported-view'
import { detailOf, rowOf } from './payment-view'

const lateMs = noonMs + 600_000
const dead = {
  kind: 'dead',
  chainTimeMs: lateMs,
  endpoints: 1,
  atMs: lateMs,
  nextAtMs: null,
  tries: 2,
} as const
const open = {
  kind: 'open',
  because: 'DISAGREE',
  atMs: lateMs,
  nextAtMs: lateMs + 60_000,
  tries: 2,
} as const
const receipt = {
  success: true,
  transaction: `0x${'cd'.repeat(32)}`,
  network: null,
  payer: null,
  amount: null,
  error: null,
  raw: 'e30=',
} as const

type Case = [
  string,
  Partial<Payment>,
  status: string,
  provenBy: string,
  nextLookAtMs: number | null,
]

describe('each outcome says no more than is known', () => {
  const soon = noonMs + 10_000
  const cases: Case[] = [
    ['nothing back yet', {}, 'unknown', 'none', noonMs + 130_000],
    ['delivered', { delivery: 'ok' }, 'delivered', 'seller', soon],
    [
      'delivered and proven',
      { delivery: 'ok', state: 'SETTLED', proof: sampleSettled },
      'delivered',
      'chain',
      null,
    ],
    [
      'refused: the seller’s word alone',
      { delivery: 'refused' },
      'refused',
      'seller',
      soon,
    ],
    [
      'failed, and the chain shows it was taken',
      { delivery: 'failed', state: 'SETTLED', proof: sampleSettled },
      'undelivered',
      'chain',
      null,
    ],
    [
      'the page came with a receipt that says no, and it was taken',
      {
        ...{ delivery: 'failed', status: 200 },
        ...{ state: 'SETTLED', proof: sampleSettled },
      },
      'delivered',
      'chain',
      null,
    ],
    [
      'refused, and it never can be taken',
      { delivery: 'refused', state: 'DEAD', proof: dead },
      'void',
      'chain',
      null,
    ],
    ['lost', { delivery: 'unknown' }, 'unknown', 'none', soon],
    [
      'lost, with a receipt',
      { delivery: 'unknown', receipt },
      'unknown',
      'seller',
      soon,
    ],
    [
      'lost, and endpoints disagree',
      { delivery: 'unknown', proof: open },
      'unknown',
      'none',
      lateMs + 60_000,
    ],
    ['never signed', { state: 'VOID' }, 'void', 'none', null],
  ]
  for (const [name, change, status, isProvenBy, nextLookAtMs] of cases)
    test(name, () => {
      const payment = samplePayment(change)
      const row = rowOf(payment, lateMs)
      expect(row).toMatchObject({ status, isProvenBy, nextLookAtMs })
      expect(paymentRowSchema.parse(row)).toEqual(row)
      const detail = detailOf(payment, [], false, lateMs)
      expect(paymentDetailSchema.parse(detail)).toEqual(detail)
      const exported = exportRowOf(payment, [], lateMs)
      expect(exportRowSchema.parse(exported)).toEqual(exported)
      expect(isCoherent(exported)).toBe(true)
    })

  test('just handed over', () => {
    expect(rowOf(samplePayment(), noonMs + 29_999).status).toBe('working')
  })
})

test('the transaction is the chain’s where it shows one', () => {
  const said = samplePayment({ delivery: 'ok', receipt })
  expect(rowOf(said, lateMs).transaction).toBe(receipt.transaction)
  const proven = { ...said, state: 'SETTLED', proof: sampleSettled } as const
  expect(rowOf(proven, lateMs).transaction).toBe(sampleSettled.transaction)
  expect(rowOf(said, lateMs).provenAmount).toBeNull()
  expect(rowOf(proven, lateMs).provenAmount).toBe(sampleSettled.amount)
})

test('the rule with its limits then, and whether it is there', () => {
  const limits = { perPayment: '1', per24h: '2', per30d: '3' }
  const decidedBy = { kind: 'rule', ruleId: 'r', limits } as const
  const ruleOf = (by: Payment['decidedBy']) =>
    detailOf(samplePayment({ decidedBy: by }), [], true, lateMs).rule
  expect(ruleOf(decidedBy)).toEqual({ id: 'r', ...limits, isThere: true })
  expect(ruleOf({ kind: 'rule', ruleId: 'r' })).toBeNull()
  expect(ruleOf({ kind: 'you' })).toBeNull()
})

test('an exported payment reads the same from a file', () => {
  const payment = samplePayment({
    delivery: 'failed',
    state: 'SETTLED',
    proof: sampleSettled,
    receipt,
  })
  const events = [{ paymentId: payment.id, atMs: 1, kind: 'note', detail: '' }]
  const exported = exportRowOf(payment, events as never, lateMs)
  const own = detailOf(payment, events as never, false, lateMs)
  const { rule: _, ...imported } = importedDetailOf(exported)
  expect(imported).toEqual({
    ...imported,
    ...own,
    rule: undefined,
    presents: 0,
    row: { ...own.row, isImported: true },
  })
  expect(importedRowOf(exported).isImported).toBe(true)
  const detail = importedDetailOf(exported)
  expect(paymentDetailSchema.parse(detail)).toEqual(detail)
})
