// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { StopView } from '@/lib/contracts/limits'
import {
  armed,
  ask,
  box,
  button,
  offerView,
  press,
  previousView,
  unlocked,
} from './question-fixture'

afterEach(cleanup)

const stop: StopView = {
  code: 'OVER_RULE_24H',
  ruleId: 'r',
  offerIndex: 0,
  limit: { used: '960000', of: '1000000', unit: 'token' },
  raiseTo: { perPayment: '50000', per24h: '2000000', per30d: '10000000' },
}

describe('a stop on the question', () => {
  test('default', async () => {
    const shown = ask({ stop })
    expect(shown.text()).toContain(
      'Over what this site may take in 24 hours: 0.96 of 1.00 USDC used, 0.04 USDC left.',
    )
    const raise = box(
      'Raise this limit 0.05 USDC per payment, 2.00 USDC in 24 hours and 10.00 USDC in 30 days, from now on',
    )
    expect(raise.checked).toBe(false)
    await armed()
    press(button('Pay'))
    expect(shown.onAnswer.mock.calls).toEqual([
      [{ kind: 'pay', offerIndex: 0, again: false }],
    ])
  })

  test('behavior: a tick raises the limit, and Pay arms again', async () => {
    const { onAnswer } = ask({ stop })
    await armed()
    fireEvent.click(box(/^Raise this limit/))
    press(button('Pay'))
    expect(onAnswer).not.toHaveBeenCalled()
    await armed()
    press(button('Pay'))
    expect(onAnswer.mock.calls).toEqual([
      [{ kind: 'pay', offerIndex: 0, again: false, raise: stop.raiseTo }],
    ])
  })

  test('behavior: another offer raises nothing', async () => {
    const { onAnswer } = ask({
      stop,
      offers: [offerView, { ...offerView, index: 1, amount: '20000' }],
    })
    fireEvent.click(box(/^Raise this limit/))
    const other = screen.getAllByRole('radio')[1]
    if (other) fireEvent.click(other)
    expect(screen.queryByRole('checkbox')).toBeNull()
    await armed()
    press(button('Pay'))
    expect(onAnswer.mock.calls).toEqual([
      [{ kind: 'pay', offerIndex: 1, again: false }],
    ])
  })

  test('behavior: paying again can raise it too', async () => {
    const { onAnswer } = ask({
      stop,
      state: 'paid-before',
      previous: previousView,
    })
    fireEvent.click(box(/^Raise this limit/))
    await armed()
    press(button('Pay again'))
    expect(onAnswer.mock.calls).toEqual([
      [{ kind: 'pay', offerIndex: 0, again: true, raise: stop.raiseTo }],
    ])
  })

  test('behavior: a locked wallet raises nothing', () => {
    ask({ stop }, { status: { ...unlocked, wallet: 'locked' } })
    expect(screen.queryByRole('checkbox')).toBeNull()
  })

  test('behavior: limits above rules lead to Limits', () => {
    const shown = ask({
      stop: {
        ...stop,
        code: 'OVER_ALL_24H',
        limit: { used: '2960000', of: '3000000', unit: 'usd' },
        raiseTo: null,
      },
    })
    expect(shown.text()).toContain('2.96 of $3.00 used, $0.04 left.')
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(
      screen.getByRole('link', { name: /^Open Limits/ }).getAttribute('href'),
    ).toBe('/dashboard.html#/limits')
  })
})
