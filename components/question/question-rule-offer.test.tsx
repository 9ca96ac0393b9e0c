// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { QuestionView } from '@/lib/contracts/question'
import {
  ask,
  button,
  offerView,
  previousView,
  unlocked,
} from './question-fixture'

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

describe('the way to the rule step', () => {
  test.each<[string, Partial<QuestionView>, Parameters<typeof ask>[1]]>([
    ['no rule can be made', {}, {}],
    [
      'the wallet is locked',
      ruled,
      { status: { ...unlocked, wallet: 'locked' } },
    ],
    ['there is too little money', ruled, { balance: 9_999n }],
    ['it is not a plain question', { ...ruled, state: 'unpayable' }, {}],
    [
      'it was paid before',
      {
        ...ruled,
        state: 'paid-before',
        previous: previousView,
      },
      {},
    ],
  ])('behavior: not offered where %s', (_, question, rest) => {
    ask(question, rest)
    expect(screen.queryByRole('button', { name: link })).toBeNull()
  })

  test('behavior: it is offered for the offer that is chosen', () => {
    ask({
      ...ruled,
      offers: [
        { ...offerView, index: 3 },
        { ...offerView, index: 7, amount: '9000' },
      ],
      ruleOffers: [null, ...(ruled.ruleOffers ?? [])],
    })
    expect(button(link)).toBeDefined()
    const [first] = screen.getAllByRole('radio')
    if (first) fireEvent.click(first)
    expect(screen.queryByRole('button', { name: link })).toBeNull()
  })
})
