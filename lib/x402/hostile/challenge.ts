import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../json'
import { v1Required, v2Entry, v2Required } from '../samples'
import { bend } from './bend'
import { hostileEntry } from './entry'
import { oddValue } from './value'

const required = fc
  .tuple(
    fc.constantFrom<JsonObject>(v2Required, v2Required, v1Required),
    fc.array(hostileEntry, { maxLength: 4 }),
    fc.array(
      fc.tuple(
        fc.constantFrom(
          'x402Version',
          'accepts',
          'resource',
          'extensions',
          'error',
          'extra',
        ),
        fc.option(oddValue),
      ),
      { maxLength: 1 },
    ),
  )
  .map(([base, accepts, changes]) => bend({ ...base, accepts }, changes))

/** A PaymentRequired, whole or bent in one or more places. */
export const hostileRequired: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 12, arbitrary: required },
  { weight: 1, arbitrary: oddValue },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 80 }).map(manyOffers) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }).map(deep) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }).map(wide) },
)

function manyOffers(count: number): JsonValue {
  return { ...v2Required, accepts: Array(count).fill(v2Entry) }
}

function deep(levels: number): JsonValue {
  let value: JsonValue = 'x'
  for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { a: value }
  return { ...v2Required, extensions: { value } }
}

function wide(keys: number): JsonValue {
  const names = Array.from({ length: keys }, (_, i) => [`k${i}`, i])
  return { ...v2Required, extensions: Object.fromEntries(names) }
}
