import { expect, test } from 'vitest'
import { sellerCode } from './seller-code'

test.each([
  ['insufficient_funds', 'insufficient_funds'],
  ['Not enough balance', 'Not enough balance'],
  ['a\u202eb\nc', 'a b c'],
  [' ', null],
  [7, null],
])('of %o: %o', (words, code) => {
  expect(sellerCode(words)).toBe(code)
})

test.each(['NOT_SENT', 'HTTP_503', 'CONNECTION', 'IDENTIFIER_CONFLICT'])(
  'behavior: no seller says our %s',
  (code) => {
    expect(sellerCode(code)).toBe(code.toLowerCase())
  },
)
