// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { QuestionView } from '@/lib/contracts/question'
import { armed, ask, box, button, press } from './question-fixture'

afterEach(cleanup)

const ruled: Partial<QuestionView> = {
  ruleOffers: [
    {
      perPayment: '20000',
      per24h: '1000000',
      per30d: '10000000',
      kind: 'open',
    },
  ],
}
const link = 'Let this site take small amounts …'
const open = () => fireEvent.click(button(link))
const perPayment = () => screen.getByLabelText('USDC per payment')
const per24h = () => screen.getByLabelText('USDC in 24 hours')
const type = (field: HTMLElement, value: string) =>
  fireEvent.change(field, { target: { value } })

describe('the rule step', () => {
  test('default', async () => {
    const shown = ask(ruled)
    open()
    expect(document.activeElement?.textContent).toBe(
      'Small amounts without asking',
    )
    expect(shown.text()).toContain('For pages you open, as now.')
    expect(shown.text()).toMatch(
      /news\.example\.com may take up to 0\.02 USDC per payment and 1\.00 USDC in 24 hours without asking\. Ends on .*20\d\d, or earlier when you say so\./,
    )
    expect(shown.text()).toContain('At most 10.00 USDC in 30 days.')
    expect(shown.text()).toContain('Pays 0.01 USDC now.')
    for (const tick of screen.getAllByRole<HTMLInputElement>('checkbox'))
      expect(tick.checked).toBe(false)

    type(perPayment(), '0.05')
    fireEvent.click(box('what its pages send'))
    expect(shown.text()).toContain('up to 0.05 USDC per payment')
    await armed()
    press(button('Pay and allow'))
    expect(shown.onAnswer.mock.calls).toEqual([
      [
        {
          kind: 'pay',
          offerIndex: 0,
          again: false,
          rule: {
            perPayment: '50000',
            per24h: '1000000',
            per30d: '10000000',
            kinds: ['open', 'send'],
          },
        },
      ],
    ])
  })

  test('behavior: a plain Pay makes no rule', async () => {
    const { onAnswer } = ask(ruled)
    await armed()
    press(button('Pay'))
    expect(onAnswer.mock.calls).toEqual([
      [{ kind: 'pay', offerIndex: 0, again: false }],
    ])
  })

  test('behavior: it arms again after any change', async () => {
    const { onAnswer } = ask(ruled)
    await armed()
    open()
    press(button('Pay and allow'))
    await armed()
    type(per24h(), '2')
    press(button('Pay and allow'))
    await armed()
    fireEvent.click(box('what its pages load'))
    press(button('Pay and allow'))
    expect(onAnswer).not.toHaveBeenCalled()
    await armed()
    press(button('Pay and allow'))
    expect(onAnswer).toHaveBeenCalledOnce()
  })

  test('behavior: going back arms Pay again', async () => {
    const { onAnswer } = ask(ruled)
    open()
    await armed()
    fireEvent.click(button('Back'))
    press(button('Pay'))
    expect(onAnswer).not.toHaveBeenCalled()
  })

  test('behavior: Back and Escape return to where the keyboard was', () => {
    const { onAnswer } = ask(ruled)
    for (const leave of [
      () => fireEvent.click(button('Back')),
      () => fireEvent.keyDown(perPayment(), { key: 'Escape' }),
    ]) {
      open()
      leave()
      expect(document.activeElement).toBe(button(link))
    }
    expect(onAnswer).not.toHaveBeenCalled()
  })

  test('behavior: wrong numbers say so where they are, and pay nothing', async () => {
    const { onAnswer, ...shown } = ask(ruled)
    open()
    type(perPayment(), '0.0000001')
    type(per24h(), 'much')
    expect(screen.getByText('At most 6 decimals.')).toBeDefined()
    expect(perPayment().getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText('Write an amount such as 0.05.')).toBeDefined()
    expect(screen.getByText('The amounts are not right yet.')).toBeDefined()
    expect(shown.text()).not.toContain('may take up to')
    await armed()
    expect(button('Pay and allow').disabled).toBe(true)
    press(button('Pay and allow'))
    expect(onAnswer).not.toHaveBeenCalled()

    type(perPayment(), '0.005')
    expect(screen.getByText('This payment alone is 0.01 USDC.')).toBeDefined()
    type(perPayment(), '0.05')
    type(per24h(), '0.04')
    expect(screen.getByText('Less than one payment.')).toBeDefined()
  })

  test('behavior: a seller that is not the site is named with it', () => {
    const shown = ask({ ...ruled, seller: 'https://pay.other.example' })
    open()
    expect(shown.text()).toContain(
      'news.example.com may pay pay.other.example up to 0.02 USDC per payment',
    )
  })

  test('behavior: the kind that is approved is the one named', () => {
    const [offer] = ruled.ruleOffers ?? []
    const shown = ask({
      kind: 'call',
      ruleOffers: [offer ? { ...offer, kind: 'call' } : null],
    })
    open()
    expect(shown.text()).toContain('For what its pages load, as now.')
    expect(box('pages you open').checked).toBe(false)
  })

  test('behavior: a failed answer is explained in the step', () => {
    ask(ruled, { failure: 'RULE_EXISTS' })
    open()
    expect(screen.getByText(/has a rule already/)).toBeDefined()
  })
})
