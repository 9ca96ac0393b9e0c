import { expect, test } from 'vitest'
import { isSameResource } from './where'

const where = {
  url: 'https://seller.test/a?x=1',
  resourceUrl: 'https://seller.test/a',
}

test.each([
  'https://seller.test/a?x=1',
  'https://SELLER.test:443/a?x=1#part',
  'https://seller.test/a',
  // Behind a proxy that ends TLS.
  'http://seller.test/a?x=1',
])('%s is the resource asked for', (said) => {
  expect(isSameResource(said, where)).toBe(true)
})

test.each([
  'https://seller.test/a?x=2',
  'https://seller.test/b',
  'https://seller.test/a/',
  'https://seller.test:8443/a',
  'https://seller.test.evil.test/a',
  'https://seller.test@evil.test/a',
  'https://www.seller.test/a',
  'ftp://seller.test/a',
  '//seller.test/a',
  '/a',
  '',
])('%s is another', (said) => {
  expect(isSameResource(said, where)).toBe(false)
})

test("a challenge cannot name another seller's resource", () => {
  const url = 'https://evil.test/a'
  expect(isSameResource('https://seller.test/a', { ...where, url })).toBe(false)
  expect(isSameResource('https://evil.test/a', { ...where, url })).toBe(true)
})

test('what is no URL is no resource', () => {
  expect(isSameResource('x', { url: 'x', resourceUrl: 'x' })).toBe(false)
  expect(isSameResource(where.url, { ...where, resourceUrl: 'x' })).toBe(true)
  expect(isSameResource(where.url, { ...where, resourceUrl: null })).toBe(true)
})
