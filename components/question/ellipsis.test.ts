import { expect, test } from 'vitest'
import { middleEllipsis, pathOf } from './ellipsis'

test('middleEllipsis keeps both ends and the length asked for', () => {
  expect(middleEllipsis('/short', 10)).toBe('/short')
  expect(middleEllipsis('/a/very/long/path', 9)).toBe('/a/v…path')
})

test('pathOf is what the server sees', () => {
  expect(pathOf('https://a.test/b?c=1')).toBe('/b?c=1')
  expect(pathOf('not a url')).toBe('not a url')
})
