import * as z from 'zod/mini'
import { type OlderDay, olderDaySchema } from '@/lib/export/older-day'
import { CodedError } from '@/lib/messaging/errors'
import type { Payment } from '@/lib/payment/payment'
import { isCounted } from './record'
import { startOf } from './sums'
import {
  into,
  type ReadTransaction,
  type WriteTransaction,
} from './transactions'

/** Days of payments that left, oldest first; without those that cannot be read. */
export async function olderDaysIn(tx: ReadTransaction): Promise<OlderDay[]> {
  const stored = await tx.objectStore('days').getAll()
  return stored.flatMap((day) => {
    const read = z.safeParse(olderDaySchema, day)
    return read.success ? [read.data] : []
  })
}

/**
 * Adds payments that leave to their days. Throws STORAGE where a day cannot be
 * read: what it held would be lost.
 */
export async function addToDays(
  tx: WriteTransaction,
  payments: readonly Payment[],
): Promise<void> {
  const days = tx.objectStore('days')
  const added = new Map<string, OlderDay>()
  for (const payment of payments.filter(isCounted)) {
    const day = dayOf(payment)
    const place = JSON.stringify(keyOf(day))
    added.set(place, sumOf(added.get(place), day))
  }
  await Promise.all(
    [...added.values()].map(async (day) => {
      const stored = await days.get(keyOf(day))
      into(tx, 'days').put(sumOf(stored && required(stored), day))
    }),
  )
}

function dayOf({ createdAtMs, site, intent, proof }: Payment): OlderDay {
  return {
    startMs: startOf('d', createdAtMs),
    site,
    network: intent.network,
    asset: intent.asset.toLowerCase(),
    count: 1,
    atomic: proof?.kind === 'settled' ? proof.amount : intent.value,
  }
}

function keyOf(day: OlderDay): [number, string, string, string] {
  return [day.startMs, day.site, day.network, day.asset]
}

function sumOf(before: OlderDay | undefined, day: OlderDay): OlderDay {
  if (!before) return day
  const atomic = BigInt(before.atomic) + BigInt(day.atomic)
  return {
    ...day,
    count: before.count + day.count,
    atomic: atomic.toString(),
  }
}

function required(stored: unknown): OlderDay {
  const read = z.safeParse(olderDaySchema, stored)
  if (read.success) return read.data
  throw new CodedError(
    'STORAGE',
    'A daily sum is damaged. Nothing was changed.',
  )
}
