// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { QuestionView } from '@/lib/contracts/question'
import type { Previous } from './before-words'
import { ask, offerView, previousView } from './question-fixture'
import { wordsOfTime } from './words-of-time'

const nowMs = new Date(2026, 10, 21, 12).getTime()
const soonMs = nowMs + 60_000
const until = wordsOfTime(soonMs, nowMs)
const testMoney = {
  network: 'eip155:84532',
  asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: nowMs }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function told(
  change: Partial<Previous>,
  question: Partial<QuestionView> = {},
): { title: string; text: string } {
  const previous = { ...previousView, atMs: nowMs, ...change }
  const shown = ask({ state: 'paid-before', previous, ...question })
  const title = screen.getByRole('heading', { level: 1 }).textContent
  return { title, text: shown.text().replaceAll('\u202f', ' ') }
}

const open = {
  liveUntilMs: soonMs,
  receiptSaysPaid: null,
  isProvenBy: 'none',
} as const
const both =
  'If you pay again, both could be taken: 0.02 USDC from before and 0.01 USDC now.'

describe('an earlier payment on the question', () => {
  test.each([
    ['delivered', { status: 'delivered' }],
    ['proven taken', { status: 'undelivered', isProvenBy: 'chain' }],
  ] as const)('default: %s is paid', (_, change) => {
    const { title, text } = told(change)
    expect(title).toBe('You paid for this before')
    expect(text).toContain('0.02 USDC · ')
    expect(text).toContain('You paid 0.02 USDC. Paying again takes 0.01 USDC')
  })

  test('behavior: taken without the page coming is said', () => {
    const { text } = told({ status: 'undelivered', isProvenBy: 'chain' })
    expect(text).toContain('The chain shows that the payment was taken, but')
  })

  test.each([
    ['unknown', null, 'Nobody said what happened to the money.'],
    ['failed', false, 'The seller says that nothing was taken.'],
    ['unknown', true, 'The seller says that the payment was taken'],
    ['refused', true, 'The seller says that the payment was taken'],
  ] as const)(
    'behavior: %s with a receipt that says %s is not known yet',
    (status, receiptSaysPaid, said) => {
      const { title, text } = told({ ...open, status, receiptSaysPaid })
      expect(title).toBe('An earlier payment for this is not known yet')
      expect(text).toContain(said)
      expect(text).toContain(`can still use the payment until ${until}.`)
      expect(text).toContain(both)
      expect(text).not.toContain('You paid')
    },
  )

  test('behavior: a refusal is told, and that it proves nothing', () => {
    const { title, text } = told({ ...open, status: 'refused' })
    expect(title).toBe('An earlier payment for this was refused')
    expect(text).toContain(`can still use the payment until ${until}.`)
    expect(text).toContain(both)
  })

  test('behavior: on its way is not paid', () => {
    const { title, text } = told({ ...open, status: 'working' })
    expect(title).toBe('An earlier payment for this is not known yet')
    expect(text).toContain('The payment is on its way.')
    expect(text).toContain(both)
  })

  test('behavior: proven dead takes nothing', () => {
    const { title, text } = told({ status: 'void', isProvenBy: 'chain' })
    expect(title).toBe('An earlier payment for this was not taken')
    expect(text).toContain('did not use the payment in time, and never can.')
    expect(text).toContain(
      'Nothing was taken before. Paying again takes 0.01 USDC.',
    )
  })

  test.each([
    ['TOO_MANY_PRESENTS', 'The same payment was handed over three times.'],
    ['TOO_LATE', "The payment's time ran out."],
  ])('behavior: %s says why it is not presented again', (because, words) => {
    const change = { ...open, status: 'unknown' as const }
    expect(told(change).text).not.toContain(words)
    cleanup()
    const { text } = told(change, { because })
    expect(text).toContain(words)
  })

  test('behavior: a maximum is told as one until the chain shows more', () => {
    const most = { amount: '100000', isUpTo: true }
    const { text } = told(most)
    expect(text).toContain('up to 0.10 USDC · ')
    expect(text).toContain('You paid up to 0.10 USDC. Paying again')
    cleanup()
    const proven = told({ ...most, provenAmount: '30000' })
    expect(proven.text).toContain('0.03 USDC of up to 0.10 USDC · ')
    expect(proven.text).toContain('You paid 0.03 USDC. Paying again')
  })

  test('behavior: its own network is named, not that of the offer', () => {
    const { text } = told(testMoney)
    expect(text).toContain('Base Sepolia')
    expect(text).toContain('You paid 0.02 USDC (TEST). Paying again')
    expect(screen.getAllByText('TEST')).toHaveLength(1)
  })

  test('behavior: a price that is a maximum is one on paying again', () => {
    const { text } = told({}, { offers: [{ ...offerView, isUpTo: true }] })
    expect(text).toContain('Paying again takes up to 0.01 USDC more.')
  })
})

describe('an earlier payment told as an outcome', () => {
  const outcome = (change: Partial<Previous>) =>
    told(change, { state: 'outcome' }).text

  test('default: amount and its own network, not that of the offer', () => {
    const text = outcome({ ...open, ...testMoney, status: 'unknown' })
    expect(text).toContain('0.02 USDC')
    expect(text).toContain('Base Sepolia')
    expect(screen.getAllByText('TEST')).toHaveLength(1)
    expect(screen.queryAllByText('Base')).toHaveLength(0)
  })

  test('behavior: a maximum is told as one until the chain shows more', () => {
    const most = { amount: '100000', isUpTo: true }
    expect(outcome({ ...open, ...most, status: 'unknown' })).toContain(
      'up to0.10 USDC',
    )
    cleanup()
    const text = outcome({
      ...most,
      status: 'undelivered',
      isProvenBy: 'chain',
      provenAmount: '30000',
    })
    expect(text).toContain('0.03 USDCof up to 0.10 USDC')
  })
})
