import { expect, test } from 'vitest'
import { readOrigin } from './read-origin'

test.each([
  ['example.com', 'https://example.com'],
  [' https://News.Example.com/a?b#c ', 'https://news.example.com'],
  ['example.com:8443/x', 'https://example.com:8443'],
  ['https://example.com:443', 'https://example.com'],
  ['localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
  // A look-alike letter shows itself.
  ['https://exаmple.com', 'https://xn--exmple-4nf.com'],
])('reads %j', (typed, origin) => {
  expect(readOrigin(typed)).toBe(origin)
})

test.each([
  '',
  '   ',
  'example',
  'http://example.com',
  'http://localhost.example.com',
  'https://name:word@example.com',
  'https://name@example.com',
  'ftp://example.com',
  'javascript://example.com',
  'two words.com',
  'https://',
])('behavior: refuses %j', (typed) => {
  expect(readOrigin(typed)).toBeNull()
})
