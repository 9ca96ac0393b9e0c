import { expect, test } from 'vitest'
import {
  type Ceiling,
  type Ceilings,
  defaultCeilings,
  raised,
} from './ceilings'

const usd = defaultCeilings.of.usd as Ceiling
const dollars = (change: Partial<Ceiling>): Ceilings => ({
  isPaused: false,
  of: { usd: { ...usd, ...change } },
})

test.each<[string, Ceilings]>([
  ['the same', defaultCeilings],
  ['paused', { ...defaultCeilings, isPaused: true }],
  ['a lower number', dollars({ perPayment: '499999' })],
  ['no currency', { isPaused: false, of: {} }],
  [
    'a currency without numbers',
    { isPaused: false, of: { usd: undefined } as never },
  ],
])('raises nothing: %s', (_, after) => {
  expect(raised(defaultCeilings, after)).toBe(false)
})

test.each<[string, Ceilings]>([
  ['by hand', dollars({ manualPerPayment: '25000001' })],
  ['one payment', dollars({ perPayment: '1000000' })],
  ['a site', dollars({ site: { per24h: '3000001', per30d: '30000000' } })],
  ['a seller', dollars({ seller: { per24h: '0', per30d: '30000001' } })],
  ['all', dollars({ all: { per24h: '3000000', per30d: '100000000' } })],
  ['damaged', dollars({ perPayment: '1e9' })],
  ['a new currency', { isPaused: false, of: { 'eip155:1/0xa': usd } }],
])('raises: %s', (_, after) => {
  expect(raised(defaultCeilings, after)).toBe(true)
})

test('from a damaged number, anything is higher', () => {
  expect(raised(dollars({ perPayment: '' }), defaultCeilings)).toBe(true)
})
