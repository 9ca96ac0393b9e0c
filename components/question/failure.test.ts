import { expect, test } from 'vitest'
import type { QuestionView } from '@/lib/contracts/question'
import { goneWords } from './failure'

const nowMs = 1_800_000_000_000
const question = {
  expiresAtMs: nowMs + 1,
  previous: null,
} as QuestionView

const told = (because: string, change: Partial<QuestionView> = {}) =>
  goneWords({ question: { ...question, ...change }, because }, nowMs)

test('a page that is gone: nothing was taken, and why', () => {
  expect(told('GONE')).toEqual({
    isKnown: true,
    money: 'Nothing was taken',
    what: 'The page that asked is not there any more.',
    do: 'Open the page again.',
  })
})

test('a question that ended says so, whatever failed before', () => {
  const what = 'The question waited too long.'
  expect(told('EXPIRED').what).toBe(what)
  expect(told('TERMS_CHANGED', { expiresAtMs: nowMs - 1 }).what).toBe(what)
})

test('what was to be read anew went with its page', () => {
  expect(told('TERMS_CHANGED')).toEqual(told('GONE'))
})

test('an earlier payment is not denied', () => {
  const previous = {} as QuestionView['previous']
  expect(told('GONE', { previous }).money).toBe('Nothing more was taken')
})

test.each(['ANSWER_LOST', 'INTERNAL'])(
  '%s: nobody knows here, and it is not called nothing',
  (because) => {
    const { money, isKnown } = told(because, { expiresAtMs: nowMs - 1 })
    expect(money).toBe('Not known yet')
    expect(isKnown).toBe(false)
  },
)
