import { describe, expect, test } from 'vitest'
import type { Target } from '@/lib/payment/ports'
import { escapeRegex, headerRule, ruleIdsOf, rulesFor } from './rule'

const target: Target = {
  tabId: 7,
  documentId: 'D',
  kind: 'open',
  method: 'GET',
  url: 'https://a.test/x?y=1',
  callId: null,
}
const header = { name: 'PAYMENT-SIGNATURE', value: 'SIG' }

/** Which URLs a rule would stamp. */
function matches(url: string, of: Target, fragment: string | null) {
  const { condition } = headerRule(1, of, fragment, header)
  return new RegExp(condition.regexFilter ?? '^$').test(url)
}

describe('a document', () => {
  test.each([
    'https://a.test/x?y=1',
    'https://a.test/x?y=1#part',
    'https://a.test/x?y=1#',
  ])('%s gets it', (url) => expect(matches(url, target, null)).toBe(true))
  test.each([
    'https://a.test/x?y=12',
    'https://a.test/x?y=1&z=2',
    'https://a.test/x',
    'https://aXtest/x?y=1',
    'https://b.test/?https://a.test/x?y=1',
    'http://a.test/x?y=1',
    'https://a.test/xx?y=1',
  ])('behavior: %s does not', (url) =>
    expect(matches(url, target, null)).toBe(false),
  )

  test('only in its tab, by its method, as a document', () => {
    const { condition } = headerRule(
      1,
      { ...target, method: 'POST' },
      null,
      header,
    )
    expect(condition).toMatchObject({
      tabIds: [7],
      requestMethods: ['post'],
      resourceTypes: ['main_frame'],
      isUrlFilterCaseSensitive: true,
    })
  })
})

test.each([
  ['GET', 'get'],
  ['PATCH', 'patch'],
  ['QUERY', 'other'],
  ['PROPFIND', 'other'],
])('the browser knows %s as %s', (method, name) => {
  const { condition } = headerRule(1, { ...target, method }, null, header)
  expect(condition.requestMethods).toEqual([name])
})

describe('a call', () => {
  const call: Target = { ...target, kind: 'call', callId: 'c' }
  test('only the repeat with the fragment gets it', () => {
    expect(matches(`${call.url}#x402=ab`, call, 'x402=ab')).toBe(true)
    expect(matches(call.url, call, 'x402=ab')).toBe(false)
    expect(matches(`${call.url}#x402=abc`, call, 'x402=ab')).toBe(false)
    expect(matches(`${call.url}#`, call, 'x402=ab')).toBe(false)
  })
})

test('every character of a URL matches only itself', () => {
  for (const char of '*^|[]{}()$+\\?.-/~!\'"<>%&=,;:@_ ü')
    expect(new RegExp(`^${escapeRegex(char)}$`).test(char)).toBe(true)
  expect(new RegExp(`^${escapeRegex('a.b')}$`).test('axb')).toBe(false)
})

describe('what a player would ask for anew', () => {
  const [adding, saving, ...more] = rulesFor(5, target, null, header)
  test('is saved: sound and film, at the same URL, in the same tab', () => {
    expect(more).toEqual([])
    expect(adding).toEqual(headerRule(5, target, null, header))
    expect(saving?.action).toEqual({
      type: 'modifyHeaders',
      responseHeaders: [
        {
          header: 'content-disposition',
          operation: 'set',
          value: 'attachment',
        },
      ],
    })
    expect(saving?.condition).toEqual({
      ...adding?.condition,
      responseHeaders: [
        { header: 'content-type', values: ['audio/*', 'video/*'] },
      ],
    })
  })
  test('by a rule that goes with the header’s', () =>
    expect([adding?.id, saving?.id]).toEqual(ruleIdsOf(5)))
  test('behavior: a call is not', () => {
    const call: Target = { ...target, kind: 'call', callId: 'c' }
    expect(rulesFor(5, call, 'x402=ab', header)).toHaveLength(1)
  })
})
