import { expect, test } from 'vitest'
import { markedAmount } from './marked-amount'

test.each([
  [false, false, '1 USDC'],
  [true, false, 'ui.amountTest[1 USDC]'],
  [false, true, 'ui.amountUpTo[1 USDC]'],
  [true, true, 'ui.amountUpTo[ui.amountTest[1 USDC]]'],
])('test money %s, a maximum %s: %s', (isTest, isUpTo, words) => {
  const say = (mark: string, amount: string) => `${mark}[${amount}]`
  expect(markedAmount('1 USDC', { isTest, isUpTo }, say)).toBe(words)
})
