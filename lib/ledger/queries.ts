import type { Address } from 'viem'
import type { Payment, PaymentEvent, Taken } from '@/lib/payment/payment'
import { newestIn } from './newest'
import {
  isCounted,
  type OnCorrupt,
  type PaymentRecord,
  readEvent,
  readPayment,
} from './record'
import type { Reader, ReadTransaction } from './transactions'

/** Payments newest first, from the one after `before` on, `limit` at most. */
export async function listIn(
  tx: ReadTransaction,
  page: { before?: string; limit: number },
  onCorrupt: OnCorrupt,
): Promise<Payment[]> {
  return await newestIn(tx.objectStore('payments'), page, (record) =>
    readPayment(record, onCorrupt),
  )
}

/** The newest payment of a purchase that is neither void nor proven dead. */
export async function latestIn(
  tx: ReadTransaction,
  purchaseKey: string,
  onCorrupt: OnCorrupt,
): Promise<Payment | undefined> {
  const ofPurchase = IDBKeyRange.bound([purchaseKey], [purchaseKey, []])
  let cursor = await tx
    .objectStore('payments')
    .index('purchase')
    .openCursor(ofPurchase, 'prev')
  while (cursor) {
    const payment = readPayment(cursor.value, onCorrupt)
    if (payment && isCounted(payment)) return payment
    cursor = await cursor.continue()
  }
  return undefined
}

/** The payment of a request; one that was voided is not found by it. */
export async function ofRequestIn(
  tx: ReadTransaction,
  requestKey: string,
  onCorrupt: OnCorrupt,
): Promise<Payment | undefined> {
  const found = await tx
    .objectStore('payments')
    .index('request')
    .get(requestKey)
  return found && readPayment(found, onCorrupt)
}

/** When a purchase was last delivered, Unix ms; null where it never was. */
export async function lastDeliveredIn(
  tx: Reader,
  purchaseKey: string,
): Promise<number | null> {
  const ofPurchase = IDBKeyRange.bound([purchaseKey], [purchaseKey, []])
  let cursor = await tx
    .objectStore('payments')
    .index('purchase')
    .openCursor(ofPurchase, 'prev')
  while (cursor) {
    // Not when the row last changed: the chain's word may come at any time.
    const { state, delivery, createdAtMs } = cursor.value
    if (delivery === 'ok' && state !== 'VOID') return createdAtMs
    cursor = await cursor.continue()
  }
  return null
}

/** A payment's events in the order they were appended. */
export async function eventsIn(
  tx: ReadTransaction,
  id: string,
  onCorrupt: OnCorrupt,
): Promise<PaymentEvent[]> {
  const stored = await tx.objectStore('events').index('paymentId').getAll(id)
  return stored
    .map((event) => readEvent(event, onCorrupt))
    .filter((event) => event !== undefined)
}

/** What a site's counted payments since a time come to, token by token. */
export async function takenByIn(
  tx: ReadTransaction,
  site: string,
  sinceMs: number,
  onCorrupt: OnCorrupt,
): Promise<Taken[]> {
  const since = IDBKeyRange.bound([site, sinceMs], [site, []])
  const stored = await tx.objectStore('payments').index('site').getAll(since)
  const sums = new Map<string, { taken: Taken; amount: bigint }>()
  for (const { intent, proof } of readable(stored, onCorrupt).filter(
    isCounted,
  )) {
    const { network, asset } = intent
    const value = proof?.kind === 'settled' ? proof.amount : intent.value
    const token = `${network}/${asset.toLowerCase()}`
    const sum = sums.get(token)
    if (sum) sum.amount += BigInt(value)
    else
      sums.set(token, {
        taken: { network, asset, amount: value },
        amount: BigInt(value),
      })
  }
  return [...sums.values()].map(({ taken, amount }) => ({
    ...taken,
    amount: amount.toString(),
  }))
}

/** Counted payments on a site to this address, and whether any to another. */
export async function recipientIn(
  tx: ReadTransaction,
  site: string,
  payTo: Address,
): Promise<{ toThis: number; hasOthers: boolean }> {
  const recipients = tx.objectStore('payments').index('recipient')
  const own = [site, payTo.toLowerCase()] as [string, string]
  const [toThis, ...others] = await Promise.all([
    recipients.count(own),
    recipients.getKey(IDBKeyRange.bound([site], own, false, true)),
    recipients.getKey(IDBKeyRange.bound(own, [site, []], true)),
  ])
  return { toThis, hasOthers: others.some((key) => key !== undefined) }
}

function readable(stored: PaymentRecord[], onCorrupt: OnCorrupt): Payment[] {
  return stored
    .map((row) => readPayment(row, onCorrupt))
    .filter((row) => row !== undefined)
}
