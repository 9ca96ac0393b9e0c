import { expect, test } from 'vitest'
import { readUnits } from './read-units'

test.each([
  ['0', 0n],
  ['007', 7n],
  ['9'.repeat(78), 10n ** 78n - 1n],
])('%s', (stored, expected) => expect(readUnits(stored)).toBe(expected))

test.each([
  '',
  ' 1',
  '1 ',
  '1\n',
  '-1',
  '+1',
  '1.0',
  '1e3',
  '0x10',
  '１',
  'NaN',
  '9'.repeat(79),
  1,
  1n,
  null,
  undefined,
  ['1'],
  {},
])('%o is no amount', (stored) => expect(readUnits(stored)).toBeNull())
