import { describe, expect, test } from 'vitest'
import { hostPattern, isSecure, requestUrl } from './url'

describe('requestUrl', () => {
  test.each([
    ['https://a.test/x?y=1#z', 'https://a.test/x?y=1'],
    ['http://a.test', 'http://a.test/'],
    ['https://a.test/ü', 'https://a.test/%C3%BC'],
  ])('%s', (url, expected) => expect(requestUrl(url)).toBe(expected))

  test.each(['', 'about:blank', 'data:text/html,x', 'file:///etc', 'blob:x'])(
    'behavior: %s is no request',
    (url) => expect(requestUrl(url)).toBeNull(),
  )
})

describe('isSecure', () => {
  test.each([
    'https://a.test/',
    'http://localhost:3000/',
    'http://127.0.0.1/',
    'http://127.1.2.3/',
    'http://0x7f.1/',
    'http://[::1]:80/',
  ])('%s may pay', (url) => expect(isSecure(url)).toBe(true))

  test.each([
    'http://a.test/',
    'http://localhost.evil.test/',
    'http://127.0.0.1.evil.test/',
    'http://10.0.0.1/',
    'ftp://localhost/',
    'nonsense',
  ])('behavior: %s may not', (url) => expect(isSecure(url)).toBe(false))
})

test('hostPattern drops the port', () => {
  expect(hostPattern('http://127.0.0.1:4021')).toBe('*://127.0.0.1/*')
})
