import { expect, test } from 'vitest'
import { defaultCeilings } from '@/lib/policy/ceilings'
import type { Offer } from '@/lib/schemes/offer'
import { usdc } from '@/lib/testing/payment-world'
import { findToken } from '@/lib/tokens/find-token'
import { isWithinOneYes } from './one-yes'

const token = findToken('eip155:8453', usdc)
if (!token) throw new Error('No such token.')

const offer = (dollars: number, index = 0, isUpTo = false) =>
  ({ amount: BigInt(dollars) * 1_000_000n, token, index, isUpTo }) as Offer
const isWithin = (...each: Offer[][]) => isWithinOneYes(each, defaultCeilings)

test('the sum is held by the limit for one payment by hand', () => {
  expect(isWithin([offer(20)], [offer(5)])).toBe(true)
  expect(isWithin([offer(20)], [offer(5)], [offer(1)])).toBe(false)
  expect(isWithin()).toBe(true)
})

test('each way to pay has its own sum', () => {
  expect(isWithin([offer(20, 0), offer(4, 1)], [offer(5, 1)])).toBe(true)
  expect(isWithin([offer(1, 0), offer(20, 1)], [offer(6, 1)])).toBe(false)
})

test('prices up to an amount are held to five dollars together', () => {
  expect(isWithin([offer(3, 0, true)], [offer(2, 0, true)])).toBe(true)
  expect(isWithin([offer(3, 0, true)], [offer(3, 0, true)])).toBe(false)
})
