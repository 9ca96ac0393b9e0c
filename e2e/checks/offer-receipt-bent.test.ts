// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { readOffers } from '@/lib/x402/extensions/offer-receipt/read-offers'
import { readReceipt } from '@/lib/x402/extensions/offer-receipt/read-receipt'
import type { JsonObject, JsonValue } from '@/lib/x402/json'
import {
  accepts,
  agreed,
  didOf,
  jws,
  keys,
  offersBy,
  offersIn,
  receiptBy,
  receiptIn,
  seller,
  typed,
  where,
  withOffers,
  withReceipt,
} from './reference-signer'

describe('one changed character', () => {
  const strict = { signers: [seller.address, ...keys.true.map(didOf)] }

  test('in an EIP-712 offer or receipt: false to who knows the signer', async () => {
    const [, offer] = offersIn(await offersBy(typed(seller)))
    const receipt = receiptIn(await receiptBy(typed(seller)))
    let tried = 0
    for (const bent of bentTyped(offer ?? {})) {
      tried++
      const read = (more: object) =>
        readOffers(withOffers([{}, bent]), accepts, { ...where, ...more })[1]
      expect(read(strict), JSON.stringify(bent)).toMatchObject({
        kind: 'false',
      })
      expect(read({})?.kind).not.toBe('true')
    }
    for (const bent of bentTyped(receipt)) {
      tried++
      const read = (more: object) =>
        readReceipt(withReceipt(bent), { ...agreed(), ...more })
      expect(read(strict), JSON.stringify(bent)).toMatchObject({
        kind: 'false',
      })
      expect(read({})?.kind).not.toBe('true')
    }
    expect(tried).toBeGreaterThan(500)
  })

  test.each(keys.true)('in a JWS by $name: false', async (key) => {
    const [, offer] = offersIn(await offersBy(jws(key)))
    const receipt = receiptIn(await receiptBy(jws(key)))
    const seen = { false: 0, 'cannot-check': 0, true: 0 }
    for (const bent of bentJws(offer ?? {})) {
      const read = readOffers(withOffers([{}, bent]), accepts, where)[1]
      if (read) seen[read.kind]++
      assertNoBetter(read)
    }
    for (const bent of bentJws(receipt)) {
      const read = readReceipt(withReceipt(bent), agreed())
      if (read) seen[read.kind]++
      assertNoBetter(read)
    }
    expect(seen.true).toBe(0)
    // What is left names a method, a curve or an algorithm nobody knows.
    expect(seen['cannot-check']).toBeLessThan(seen.false / 20)
  })
})

/** Unless the header's own words now name something unknown, it is false. */
function assertNoBetter(
  read: { kind: string; because?: string } | null | undefined,
): void {
  expect(read).not.toBeNull()
  if (read?.kind !== 'false')
    expect(['UNKNOWN_KEY', 'UNKNOWN_ALGORITHM']).toContain(read?.because)
}

/** The statement with each character of what is signed, or signs, changed. */
function* bentTyped(statement: JsonObject): Generator<JsonObject> {
  const payload = statement.payload as JsonObject
  for (const [key, value] of Object.entries(payload))
    for (const bent of bends(value))
      yield { ...statement, payload: { ...payload, [key]: bent } }
  for (const signature of bends(statement.signature ?? ''))
    yield { ...statement, signature }
}

function* bentJws(statement: JsonObject): Generator<JsonObject> {
  for (const signature of bends(statement.signature ?? ''))
    yield { ...statement, signature }
}

function* bends(value: JsonValue): Generator<JsonValue> {
  if (typeof value === 'number') {
    yield value + 1
    yield value - 1
    yield String(value)
  } else if (typeof value === 'string')
    for (let at = 0; at < value.length; at++) {
      const char = value[at] === '7' ? '8' : '7'
      yield value.slice(0, at) + char + value.slice(at + 1)
    }
}
