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
      getAll: async () => ({ 'outcome:a': true, 'outcome:b': true }),
    },
    words: (key, [value] = []) => (value ? `${key}[${value}]` : key),
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
    'outcome:payment-sample: status_undelivered. ui_amountTest[0.01 USDC] · news.example',
    'outcome:payment-sample: status_void. ui_amountTest[0.01 USDC] · news.example',
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

test('of a maximum, says what was taken; test money is marked', () => {
  const upTo: Payment['intent'] = {
    ...samplePayment().intent,
    ...{ scheme: 'upto', method: 'permit2' },
    network: 'eip155:8453',
    asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  }
  const proof = { ...sampleSettled, amount: '4000' }
  const end = (
    state: 'SETTLED' | 'DEAD',
    change: Partial<typeof upTo> = {},
  ) => {
    const before = samplePayment({ intent: { ...upTo, ...change } })
    notice.proven(before, {
      ...{ ...before, state },
      proof: state === 'SETTLED' ? proof : null,
    })
  }
  end('SETTLED')
  end('DEAD')
  end('DEAD', {
    network: 'eip155:84532',
    asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  })
  expect(shown).toEqual([
    'outcome:payment-sample: status_undelivered. 0.004 USDC · news.example',
    'outcome:payment-sample: status_void. ui_amountUpTo[0.01 USDC] · news.example',
    'outcome:payment-sample: status_void. ui_amountUpTo[ui_amountTest[0.01 USDC]] · news.example',
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

test('behavior: after a wipe none is left to read', async () => {
  await notice.clear()
  expect(shown).toEqual(['clear outcome:a', 'clear outcome:b'])
})
