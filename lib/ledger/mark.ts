import * as z from 'zod/mini'
import { inChain } from './audit-rows'
import type { PaymentRecord } from './record'
import { paymentSchema } from './schema'
import { type Head, isSealed, markMac, noHead } from './seal'
import { into, type WriteTransaction } from './transactions'

/**
 * Where the chain of seals begins: at the last row that left, or before the
 * first row where none did. Null for what was not sealed as such.
 */
export function readMark(key: Uint8Array, stored: unknown): Head | null {
  if (stored === undefined) return noHead
  const read = z.safeParse(markSchema, stored)
  if (!read.success) return null
  const { seq, mac, own } = read.data
  return own === markMac(key, { seq, mac }) ? { seq, mac } : null
}

/** Writes down that all rows up to this one have left. */
export function putMark(
  tx: WriteTransaction,
  key: Uint8Array,
  last: Head,
): void {
  const { seq, mac } = last
  const mark = { seq, mac, own: markMac(key, last) }
  into(tx, 'meta').put(mark, 'mark')
}

/** Whether the first of the oldest rows follows the mark; true without rows. */
export function isBehind(
  key: Uint8Array,
  mark: Head,
  oldest: readonly PaymentRecord[],
): boolean {
  const [first] = inChain(oldest)
  if (!first) return true
  const read = z.safeParse(paymentSchema, first)
  if (!read.success || !isSealed(key, read.data, first.seal)) return false
  return first.seal?.seq === mark.seq + 1 && first.seal.prev === mark.mac
}

const markSchema = z.object({
  seq: z.int().check(z.positive()),
  mac: z.string(),
  /** Its own seal. */
  own: z.string(),
})
