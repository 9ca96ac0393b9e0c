// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Previous } from './before-words'
import {
  ask,
  button,
  offerView as offer,
  previousView,
  unlocked,
} from './question-fixture'
import { wordsOfTime } from './words-of-time'

afterEach(cleanup)
afterEach(() => void vi.useRealTimers())

describe('Question', () => {
  test('default', () => {
    const { text } = ask()
    expect(
      screen.getByRole('heading', {
        name: 'Pay 0.01 USDC to news.example.com?',
      }),
    ).toBeDefined()
    for (const words of [
      '0.01 USDC',
      '$0.01',
      '/otters',
      'same as your last 4',
      '0.99 USDC',
      '5 minutes',
      'asked 1 day, reduced',
      '1 of 2',
    ])
      expect(text()).toContain(words)
  })

  test('behavior: an event made by a script pays nothing', () => {
    const { onAnswer } = ask()
    const pay = button('Pay')
    fireEvent.pointerDown(pay)
    fireEvent.click(pay, { detail: 1 })
    pay.click()
    fireEvent.keyDown(pay, { key: 'Enter' })
    fireEvent.click(pay, { detail: 0 })
    expect(onAnswer).not.toHaveBeenCalled()
  })

  test('behavior: Escape and the button decline', () => {
    const { onAnswer } = ask()
    fireEvent.keyDown(button('Pay'), { key: 'Escape' })
    button("Don't pay").click()
    expect(onAnswer.mock.calls).toEqual([
      [{ kind: 'dont-pay' }],
      [{ kind: 'dont-pay' }],
    ])
  })

  test('behavior: Pay is not focused by itself', () => {
    ask()
    expect(document.activeElement).not.toBe(button('Pay'))
  })

  test('behavior: too little money says how much and cannot be paid', () => {
    const expiresAtMs = new Date().setHours(14, 5, 0, 0)
    const { text } = ask({ expiresAtMs }, { balance: 6_000n })
    expect(text()).toContain('0.004 USDC short on Base')
    expect(text()).toMatch(/waits until (2:05\sPM|14:05)/)
    expect(button('Pay').disabled).toBe(true)
  })

  test('behavior: an unknown balance can still be paid', () => {
    const { text } = ask({}, { balance: null })
    expect(text()).toContain('not known right now')
    expect(button('Pay').disabled).toBe(false)
  })

  test('behavior: a locked wallet asks for the password in place of Pay', () => {
    const { text } = ask({}, { status: { ...unlocked, wallet: 'locked' } })
    expect(text()).toContain('0.01 USDC')
    expect(screen.getByLabelText('Password')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Pay' })).toBeNull()
  })

  test('behavior: without a wallet it leads to the first run', () => {
    ask({}, { status: { ...unlocked, wallet: 'none', address: null } })
    const link = screen.getByRole('link', { name: 'Set up Tuppence' })
    expect(link.getAttribute('href')).toBe('/welcome.html')
  })

  test('behavior: what cannot be paid says why', () => {
    const { text } = ask({
      state: 'unpayable',
      offers: [],
      because: 'UNKNOWN_NETWORK',
    })
    expect(text()).toContain('Tuppence does not know this network.')
    expect(button('Copy details for the seller')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Pay' })).toBeNull()
  })

  test('behavior: paid before names both amounts and offers the free way', () => {
    const untilMs = Date.now() + 60_000
    const previous = {
      ...previousView,
      status: 'unknown' as const,
      canPresentUntilMs: untilMs,
      liveUntilMs: untilMs,
      receiptSaysPaid: null,
      isProvenBy: 'none' as const,
    }
    const { text } = ask({ state: 'paid-before', previous })
    expect(text()).toContain(
      'both could be taken: 0.02 USDC from before and 0.01 USDC now.',
    )
    expect(button('Open again without paying')).toBeDefined()
    expect(button('Pay again')).toBeDefined()
  })

  test('behavior: a failed answer is explained', () => {
    const { text } = ask({}, { failure: 'STORAGE' })
    expect(text()).toContain('could not be written down')
  })

  test('behavior: two ways to pay start with the one there is money for', () => {
    const { text } = ask({
      offers: [offer, { ...offer, index: 1, amount: '9000' }],
    })
    expect(text()).toContain('cheapest you have the money for')
    const chosen = screen.getAllByRole<HTMLInputElement>('radio')
    expect(chosen.map(({ checked }) => checked)).toEqual([false, true])
  })
})

test.each([
  ['at noon', 12, 0],
  ['at midnight', 23, 59],
])(
  'an outcome says how long the seller can use the payment, %s',
  (_, hour, minute) => {
    vi.useFakeTimers({
      toFake: ['Date'],
      now: new Date(2026, 10, 21, hour, minute),
    })
    const previous: Previous = {
      ...previousView,
      atMs: Date.now(),
      amount: '10000',
      status: 'unknown',
      liveUntilMs: Date.now() + 60_000,
      receiptSaysPaid: null,
      isProvenBy: 'none',
    }
    const say = (change: Partial<Previous>) => {
      const { text } = ask({
        state: 'outcome',
        previous: { ...previous, ...change },
      })
      const said = text()
      cleanup()
      return said
    }
    const until = wordsOfTime(previous.liveUntilMs, Date.now())
    const open = `Not known yet – checking until ${until}`
    expect(say({})).toContain(open)
    expect(say({})).toMatch(/Nobody said .* can still use the payment until /)
    expect(say({})).toContain(`can still use the payment until ${until}`)
    const refused = say({ status: 'refused', isProvenBy: 'seller' })
    expect(refused).toContain(open)
    expect(refused).toContain('The seller says that nothing was taken.')
    // What a receipt claims is a seller's word too.
    const claimed = say({ receiptSaysPaid: true, isProvenBy: 'seller' })
    expect(claimed).toContain(open)
    expect(claimed).toContain('The seller says that the payment was taken')

    const isProvenBy = 'chain' as const
    expect(say({ status: 'undelivered', isProvenBy })).toMatch(
      /Paid, not delivered.*The chain shows that the payment was taken/,
    )
    expect(say({ status: 'void', isProvenBy, code: 'declined' })).toMatch(
      /Nothing was taken.*did not use the payment in time, and never can/,
    )
  },
)
