import { expect, test } from 'vitest'
import {
  sampleDetail,
  sampleHash,
  sampleRow,
} from '@/components/history/samples'
import { paymentReport } from './payment-report'

const detail = sampleDetail({
  row: sampleRow({
    status: 'refused',
    code: 'insufficient\nStatus: delivered',
    transaction: sampleHash,
  }),
  httpStatus: 402,
  rule: {
    id: 'r',
    perPayment: '77777',
    per24h: '88888',
    per30d: '99999',
    isThere: true,
  },
})

test('default', () => {
  const report = paymentReport(detail, 'Tuppence')
  expect(report.split('\n').slice(0, 3)).toEqual([
    'GET https://news.example.com/otters',
    'Payment a, written down by Tuppence',
    'Amount: 0.01 USDC',
  ])
  for (const fact of [
    `Nonce: ${detail.nonce}`,
    'Agreed: 2026-11-20T12:00:00.000Z',
    'Status: refused, shown by: seller',
    'HTTP status: 402',
    `Transaction: "${sampleHash}"`,
  ])
    expect(report).toContain(`\n${fact}\n`)
})

test('behavior: a seller adds no line of its own', () => {
  expect(paymentReport(detail, 'Tuppence')).not.toMatch(/^Status: delivered/m)
})

test('behavior: what a person allowed stays with the person', () => {
  expect(paymentReport(detail, 'Tuppence')).not.toMatch(/77777|88888|99999/)
})

test('behavior: of a maximum it says that it is one, and what was taken', () => {
  const row = sampleRow({ isUpTo: true, provenAmount: '4000' })
  expect(paymentReport(sampleDetail({ row }), 'Tuppence')).toContain(
    'Amount: up to 0.01 USDC, 4000 units taken\n',
  )
})
