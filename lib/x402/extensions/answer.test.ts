import { expect, test } from 'vitest'
import { answerExtensions } from './answer'

test('what the server said comes back as it was, with ours beside it', () => {
  const declared = {
    sponsor: { info: { version: '2', note: null }, schema: { type: 'object' } },
    other: { info: { a: 1 } },
    odd: 'text',
  }
  expect(
    answerExtensions(declared, { sponsor: { version: '1', amount: '5' } }),
  ).toEqual({
    ...declared,
    sponsor: {
      info: { version: '2', note: null, amount: '5' },
      schema: { type: 'object' },
    },
  })
})

test('what was not declared, or not as an object, is not answered', () => {
  const declared = { odd: 'text', list: [1] }
  expect(
    answerExtensions(declared, { odd: { a: 1 }, list: { a: 1 }, no: { a: 1 } }),
  ).toEqual(declared)
})

test('an extension without info gets one', () => {
  expect(answerExtensions({ bare: {} }, { bare: { a: 1 } })).toEqual({
    bare: { info: { a: 1 } },
  })
})
