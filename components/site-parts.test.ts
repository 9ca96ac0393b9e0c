import { expect, test } from 'vitest'
import { shortBefore, siteParts } from './site-parts'

const text = (origin: string) => {
  const parts = siteParts(origin)
  return parts && [parts.scheme, parts.before, parts.domain, parts.port]
}

test('finds what someone registered', () => {
  expect(text('https://www.example.co.uk')).toEqual([
    '',
    'www.',
    'example.co.uk',
    '',
  ])
  expect(text('https://example.com.evil.io')).toEqual([
    '',
    'example.com.',
    'evil.io',
    '',
  ])
  expect(text('https://ann.github.io')).toEqual(['', '', 'ann.github.io', ''])
})

test('behavior: shows a look-alike in ASCII', () => {
  expect(text('https://shop.аpple.com')).toEqual([
    '',
    'shop.',
    'xn--pple-43d.com',
    '',
  ])
})

test('behavior: keeps addresses and loopback whole, with scheme and port', () => {
  expect(text('http://localhost:4021')).toEqual([
    'http://',
    '',
    'localhost',
    ':4021',
  ])
  expect(text('http://127.0.0.1:80')).toEqual(['http://', '', '127.0.0.1', ''])
  expect(text('http://[::1]:9')).toEqual(['http://', '', '[::1]', ':9'])
})

test('behavior: is null for anything else', () => {
  expect(siteParts('javascript:alert(1)')).toBeNull()
  expect(siteParts('')).toBeNull()
})

test('behavior: cuts long names before a domain at their beginning', () => {
  expect(shortBefore('www.')).toBe('www.')
  expect(shortBefore(`bank.com.${'a'.repeat(60)}.login.`, 10)).toBe(
    '…aa.login.',
  )
})
