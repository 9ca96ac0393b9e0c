import { expect, test } from 'vitest'
import { fateOf } from './fate'

test.each([
  ['working', null, 'working'],
  ['void', null, 'nothing-taken'],
  ['delivered', true, 'delivered'],
  ['delivered', null, 'delivered'],
  ['undelivered', null, 'paid-not-delivered'],
  ['refused', false, 'says-nothing'],
  ['refused', null, 'says-nothing'],
  ['failed', false, 'says-nothing'],
  ['failed', true, 'paid-not-delivered'],
  ['unknown', null, 'unknown'],
  ['unknown', false, 'unknown'],
  ['unknown', true, 'paid-not-delivered'],
] as const)('%s with a receipt of %s is %s', (status, receipt, fate) => {
  expect(fateOf(status, receipt)).toBe(fate)
})
