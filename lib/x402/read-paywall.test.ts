import { expect, test } from 'vitest'
import { readBody } from './read-body'
import { readPaywall } from './read-paywall'
import { v1Entry, v1Required, v2Required } from './samples'

const page = { amount: 0.01, testnet: true, currentUrl: 'https://x.test/a' }

test('reads what a v2 paywall page keeps', () => {
  const read = readPaywall(
    JSON.stringify({ ...page, paymentRequired: v2Required }),
  )
  expect(read).toEqual(readBody(JSON.stringify(v2Required)))
})

test('wraps what a v1 paywall page keeps', () => {
  const read = readPaywall(
    JSON.stringify({ ...page, paymentRequirements: [v1Entry] }),
  )
  expect(read).toEqual({
    ok: true,
    challenge: {
      version: 1,
      accepts: v1Required.accepts,
      resource: null,
      extensions: null,
      error: null,
    },
  })
})

test.each(['{}', '[]', 'null', '"x"', '{"config":{}}'])(
  '%s holds no challenge',
  (text) => {
    expect(readPaywall(text)).toBeNull()
  },
)

test.each([
  ['BAD_JSON', '{"paymentRequired":'],
  ['BAD_SHAPE', '{"paymentRequired":null}'],
  ['BAD_SHAPE', '{"paymentRequirements":{}}'],
  ['NO_OFFERS', '{"paymentRequirements":[]}'],
  ['UNKNOWN_VERSION', '{"paymentRequired":{"accepts":[1]}}'],
  ['TOO_LARGE', `{"x":"${'x'.repeat(70_000)}"}`],
])('%s: %s', (because, text) => {
  expect(readPaywall(text)).toEqual({ ok: false, because })
})
