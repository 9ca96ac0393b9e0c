import { expect, test } from 'vitest'
import { isItsRequest } from './its-request'

const bought = { kind: 'open', method: 'GET', url: 'https://a.test/x' } as const

test('the request that was bought, and no other', () => {
  expect(isItsRequest(bought, { ...bought })).toBe(true)
  for (const other of [
    { url: 'https://b.test/x' },
    { url: 'https://a.test/x?y' },
    { url: 'https://a.test/' },
    { method: 'POST' },
    { kind: 'call' as const },
  ])
    expect(isItsRequest(bought, { ...bought, ...other })).toBe(false)
})
