import { expect, test } from 'vitest'
import type { Challenge } from './challenge'
import { readWords } from './read-words'
import { v1Entry, v2Entry, v2Required } from './samples'

const v2: Challenge = {
  version: 2,
  accepts: [v2Entry],
  resource: v2Required.resource,
  extensions: null,
  error: null,
}

test('a v2 seller speaks once, of the whole resource', () => {
  expect(readWords(v2, 0)).toEqual({
    description: v2Required.resource.description,
    serviceName: 'Example data',
    resourceUrl: 'https://api.example.com/premium-data',
  })
})

test('a v1 seller speaks in each entry', () => {
  const accepts = [null, v1Entry]
  const v1: Challenge = { ...v2, version: 1, accepts, resource: null }
  expect(readWords(v1, 1)).toEqual({
    description: v1Entry.description,
    serviceName: null,
    resourceUrl: v1Entry.resource,
  })
  const nothing = { description: null, serviceName: null, resourceUrl: null }
  expect(readWords(v1, 0)).toEqual(nothing)
  expect(readWords(v1, 7)).toEqual(nothing)
})

test('without a resource a v2 entry speaks for itself, as in v1', () => {
  const accepts = [{ ...v2Entry, description: 'Premium data' }]
  expect(readWords({ ...v2, accepts, resource: null }, 0)).toEqual({
    description: 'Premium data',
    serviceName: null,
    resourceUrl: null,
  })
})

test('what is no text is not said', () => {
  const resource = { url: 7, description: ['x'], serviceName: null }
  expect(readWords({ ...v2, resource }, 0)).toEqual({
    description: null,
    serviceName: null,
    resourceUrl: null,
  })
})
