import { expect, test } from 'vitest'
import { forgetOldest } from './forget-oldest'

test('the newest stay, and no more than so many', () => {
  const known = new Map<string, number>()
  for (let n = 0; n < 10; n++) {
    known.set(`c${n}`, n)
    forgetOldest(known, 3)
  }
  expect([...known.keys()]).toEqual(['c7', 'c8', 'c9'])
})
