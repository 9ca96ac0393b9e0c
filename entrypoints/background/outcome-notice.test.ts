import { beforeEach, expect, test } from 'vitest'
import type { Payment } from '@/lib/payment/payment'
import { samplePayment, sampleSettled } from '@/lib/testing/sample-payment'
import { createOutcomeNotice } from './outcome-notice'

let shown: string[]
let opened: string[]
let notice: ReturnType<typeof createOutcomeNotice>

beforeEach(() => {
  shown = []
  opened = []
  notice = createOutcomeNotice({
    notifications: {
      create: async (id, { title, message }) =>
        void shown.push(`${id}: ${title}. ${message}`),
      clear: async (id) => shown.push(`clear ${id}`),
    },
    words: (key) => key,
    iconUrl: '/icon.png',
    openPage: async (path) => opened.push(path),
  })
})

const found = (
  delivery: Payment['delivery'],
  state: 'SETTLED' | 'DEAD' | 'HANDED',
  status: number | null = null,
) => {
  const before = samplePayment({ delivery, status })
  notice.proven(before, { ...before, state, proof: sampleSettled })
}

test('says how it ended, with amount and site', () => {
  found('unknown', 'SETTLED')
  found('refused', 'DEAD')
  expect(shown).toEqual([
    'outcome:payment-sample: status_undelivered. 0.01 USDC · news.example',
    'outcome:payment-sample: status_void. 0.01 USDC · news.example',
  ])
})

test('the page came although its receipt said no: paid and delivered', () => {
  found('failed', 'SETTLED', 200)
  found('failed', 'SETTLED', 402)
  expect(shown).toMatchObject([
    expect.stringContaining('status_delivered'),
    expect.stringContaining('status_undelivered'),
  ])
})

test('says nothing of what was delivered, or did not change', () => {
  found('ok', 'SETTLED')
  found('ok', 'DEAD')
  found('unknown', 'HANDED')
  expect(shown).toEqual([])
})

test('opens the payment it is about, and no other’s', async () => {
  await notice.clicked('outcome:payment/1')
  await notice.clicked('of somebody else')
  expect(opened).toEqual(['/dashboard.html#/history/payment%2F1'])
})
