import { expect, test } from 'vitest'
import { loadIntent, storeIntent } from './intent-codec'
import type { Intent } from './offer'

const intent: Intent = {
  scheme: 'exact',
  method: 'eip3009',
  network: 'eip155:8453',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  from: '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4',
  to: '0x209693Bc6afc0C5328bA36FaF03C514EF312287C',
  value: 2n ** 256n - 1n,
  validAfter: 0n,
  validBefore: 1_795_233_589n,
  nonce: `0x${'ab'.repeat(32)}`,
  details: { facilitator: '0x12' },
}

test('an intent survives storage as JSON', () => {
  const stored = JSON.parse(JSON.stringify(storeIntent(intent)))
  expect(loadIntent(stored)).toEqual(intent)
})

test.each([
  ['value', '1e3'],
  ['value', '-1'],
  ['value', '01'],
  ['value', ''],
  ['value', 10_000],
  ['validBefore', 'soon'],
  ['network', 'base'],
  ['asset', '0x12'],
  ['to', null],
  ['nonce', '0x12'],
  ['nonce', `0x${'AB'.repeat(32)}`],
  ['scheme', 'Exact'],
  ['method', ''],
  ['details', null],
  ['details', { permitNonce: 1 }],
  ['details', { facilitator: 'x'.repeat(201) }],
])('%s %j is no intent', (key, value) => {
  expect(() => loadIntent({ ...storeIntent(intent), [key]: value })).toThrow()
})

test('nothing is no intent', () => {
  expect(() => loadIntent(undefined)).toThrow()
  expect(() => loadIntent('{}')).toThrow()
})

test('an intent of before there were details has none', () => {
  const { details: _, ...older } = storeIntent(intent)
  expect(loadIntent(older)).toEqual({ ...intent, details: {} })
})

test('a row outlives its scheme', () => {
  const row = { ...storeIntent(intent), scheme: 'gone', method: 'by-post' }
  expect(loadIntent(row)).toMatchObject({ scheme: 'gone', value: intent.value })
})
