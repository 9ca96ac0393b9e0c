import { expect, test } from 'vitest'
import { moneyWords } from './money-words'

const say = (
  status: 'delivered' | 'undelivered' | 'unknown',
  isProvenBy: 'chain' | 'seller' | 'none',
  receiptSaysPaid: boolean | null,
) => moneyWords({ status, isProvenBy, liveUntilMs: 0, receiptSaysPaid }, 0)

test.each([
  [
    'chain',
    true,
    'The chain shows that the payment was taken, and what you paid for came.',
  ],
  [
    'seller',
    true,
    'What you paid for came. The seller says that the payment was taken; the chain has not shown it yet.',
  ],
  [
    'seller',
    null,
    'What you paid for came. The chain has not shown yet that the payment was taken.',
  ],
] as const)(
  'delivered, on the word of %s, receipt %s',
  (by, receipt, words) => {
    expect(say('delivered', by, receipt)).toBe(words)
  },
)

test('behavior: nothing is said of a page, where a call may have been paid', () => {
  expect(say('undelivered', 'chain', null)).not.toContain('page')
  expect(say('unknown', 'none', true)).not.toContain('page')
})
