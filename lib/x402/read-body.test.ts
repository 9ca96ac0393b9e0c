import { expect, test } from 'vitest'
import { readBody } from './read-body'
import { v1Entry, v1Required, v2Entry, v2Required } from './samples'

test('reads a v1 body', () => {
  expect(readBody(JSON.stringify(v1Required, null, 2))).toEqual({
    ok: true,
    challenge: {
      version: 1,
      accepts: [v1Entry],
      resource: null,
      extensions: null,
      error: 'X-PAYMENT header is required',
    },
  })
})

test('reads a v2 body, whatever whitespace is around it', () => {
  const read = readBody(`\ufeff\n ${JSON.stringify(v2Required)} \n`)
  expect(read).toMatchObject({
    ok: true,
    challenge: {
      version: 2,
      accepts: [v2Entry],
      resource: v2Required.resource,
    },
  })
})

test.each([
  ['nothing', ''],
  ['an empty object', '{}'],
  ['an ordinary API’s 402', '{"error":"Your plan is unpaid","code":402}'],
  ['a page', '<!doctype html><title>Payment Required</title>'],
  ['a page that mentions x402', '<p>"x402Version" and "accepts"</p>'],
  ['text', 'Payment Required'],
  ['accepts of something else', '{"accepts":["image/png"],"scheme":"dark"}'],
  ['a list', JSON.stringify([v2Required])],
  ['x402 deep inside', JSON.stringify({ docs: v2Required })],
  ['broken JSON of something else', '{"error": '],
  ['a large body of something else', `{"error":"${'x'.repeat(70_000)}"}`],
])('%s is none of our business', (_, body) => {
  expect(readBody(body)).toBeNull()
})

test.each([
  ['BAD_JSON', JSON.stringify(v1Required).slice(0, -5)],
  ['BAD_SHAPE', '{"x402Version":1}'],
  ['BAD_SHAPE', '{"x402Version":2,"accepts":{}}'],
  ['NO_OFFERS', '{"x402Version":2,"accepts":[]}'],
  ['UNKNOWN_VERSION', '{"x402Version":9,"accepts":[1]}'],
  ['UNKNOWN_VERSION', JSON.stringify({ accepts: [v1Entry] })],
  ['TOO_LARGE', `{"x402Version":2,"x":"${'x'.repeat(70_000)}"}`],
])('%s: x402, and broken', (because, body) => {
  expect(readBody(body)).toEqual({ ok: false, because })
})
