// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { ask, asset, network, offerView } from './question-fixture'

afterEach(cleanup)

const taken = (amount: string) => [{ network, asset, amount }]
const limits = {
  per24h: { used: '30000', of: '1000000' },
  per30d: { used: '250000', of: '2000000' },
}

test('under a rule: what was used of each limit, with its bar', () => {
  const { text } = ask({
    limits: [limits],
    taken24h: taken('30000'),
    taken30d: taken('250000'),
  })
  expect(text()).toContain('This site, 24 h0.03 of 1.00')
  expect(text()).toContain('This site, 30 d0.25 of 2.00')
  expect(text()).not.toContain('in all')
  const bars = screen.getAllByRole('meter')
  const shares = bars.map((bar) => bar.getAttribute('value'))
  expect(shares).toEqual(['3', '12'])
})

test('behavior: what was paid by hand is not hidden behind the limit', () => {
  const { text } = ask({
    limits: [limits],
    taken24h: taken('990000'),
    taken30d: taken('250000'),
  })
  expect(text()).toContain('This site, 24 h0.03 of 1.000.99 USDC in all')
  expect(text()).toContain('This site, 30 d0.25 of 2.00Permission')
})

test('behavior: without a rule only what was taken', () => {
  const { text } = ask({ taken24h: taken('30000') })
  expect(text()).toContain('This site, 24 h0.03 USDC')
  expect(text()).toContain('This site, 30 dnothing yet')
  expect(screen.queryByRole('meter')).toBeNull()
})

test('behavior: the limit is that of the way to pay that is chosen', () => {
  const { text } = ask({
    // The cheaper one, which is proposed, stands second and has no rule.
    offers: [offerView, { ...offerView, index: 1, amount: '9000' }],
    ruleOffers: [null, null],
    limits: [limits, null],
  })
  expect(text()).not.toContain('of 1.00')
  const [dearer] = screen.getAllByRole('radio')
  if (dearer) fireEvent.click(dearer)
  expect(text()).toContain('0.03 of 1.00')
})
