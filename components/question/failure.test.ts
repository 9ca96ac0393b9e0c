import { expect, test } from 'vitest'
import type { QuestionView } from '@/lib/contracts/question'
import { becauseOf, goneWords, isHalfway, moneyOf } from './failure'

const nowMs = 1_800_000_000_000
const question = {
  state: 'ask',
  because: null,
  expiresAtMs: nowMs + 1,
  previous: null,
} as QuestionView

const told = (change: Partial<QuestionView> = {}) =>
  goneWords({ ...question, ...change }, nowMs)

test('a page that is gone: nothing was taken, and why', () => {
  expect(told()).toEqual({
    money: 'Nothing was taken',
    what: 'The page that asked is not there any more.',
    do: 'Open the page again.',
  })
})

test('a question that ended says so', () => {
  expect(told({ expiresAtMs: nowMs - 1 }).what).toBe(
    'The question waited too long.',
  )
})

test('an earlier payment is not denied', () => {
  const previous = {} as QuestionView['previous']
  expect(told({ previous }).money).toBe('Nothing more was taken')
})

test.each(['ANSWER_LOST', 'INTERNAL'])(
  '%s: nobody knows here, and it is not called nothing',
  (because) => {
    expect(isHalfway(because)).toBe(true)
    expect(moneyOf(because)).toBe('Not known yet')
  },
)

test.each([
  ['ask', 'STORAGE', 'unlocked', 'STORAGE'],
  ['ask', 'LOCKED', 'locked', 'LOCKED'],
  ['ask', 'LOCKED', 'unlocked', null],
  // These states say it in a place of their own.
  ['unpayable', 'NO_OFFERS', 'unlocked', null],
] as const)('%s because %s, %s: says %s', (state, because, wallet, said) => {
  expect(becauseOf({ ...question, state, because }, { wallet })).toBe(said)
})
