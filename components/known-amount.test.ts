import { expect, test } from 'vitest'
import { knownAmount } from './known-amount'

test('an amount is itself, whatever the chain shows', () => {
  const told = { amount: '7', isUpTo: false }
  const known = { amount: '7', isProven: false, isUpTo: false }
  expect(knownAmount({ ...told, provenAmount: null })).toEqual(known)
  expect(knownAmount({ ...told, provenAmount: '7' })).toEqual(known)
})

test('a maximum is one until the chain shows what was taken', () => {
  const told = { amount: '7', isUpTo: true }
  expect(knownAmount({ ...told, provenAmount: null })).toEqual({
    ...{ amount: '7', isProven: false, isUpTo: true },
  })
  expect(knownAmount({ ...told, provenAmount: '0' })).toEqual({
    ...{ amount: '0', isProven: true, isUpTo: false },
  })
})
