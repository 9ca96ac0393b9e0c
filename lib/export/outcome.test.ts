import { expect, test } from 'vitest'
import { outcomeOf } from './outcome'
import type { ExportRow } from './row'

test.each<[ExportRow['state'], ExportRow['status'], string]>([
  ['VOID', 'void', 'nothing'],
  ['DEAD', 'unknown', 'nothing'],
  ['DEAD', 'delivered', 'nothing'],
  ['SETTLED', 'delivered', 'delivered'],
  ['HANDED', 'delivered', 'delivered'],
  ['SETTLED', 'refused', 'undelivered'],
  ['SETTLED', 'unknown', 'undelivered'],
  ['HANDED', 'refused', 'unknown'],
  ['HANDED', 'failed', 'unknown'],
  ['ARMED', 'working', 'unknown'],
])('%s and %s: %s', (state, status, outcome) => {
  expect(outcomeOf({ state, status })).toBe(outcome)
})
