import type { Payment } from '@/lib/payment/payment'
import { type PaymentRecord, readPayment } from './record'
import type { RoomParts } from './room'
import { isSealed } from './seal'
import { reading, writesOf } from './transactions'

/** Reads single payments as they are stored, held against their seals. */
export function createRows({
  connection,
  sealKey,
  onCorrupt,
}: Pick<RoomParts, 'connection' | 'sealKey' | 'onCorrupt'>) {
  /** The row a reservation found stored, as long as nothing is written since. */
  let newest: {
    id: string
    payment: Promise<Payment | undefined>
    writes: number
  } | null = null

  /** A stored payment; undefined, and a report, where it is not the one sealed. */
  function sealed(
    row: PaymentRecord | undefined,
    key: Uint8Array | null,
  ): Payment | undefined {
    const payment = row && readPayment(row, onCorrupt)
    if (!payment || !row.seal || !key) return payment
    if (isSealed(key, payment, row.seal)) return payment
    onCorrupt(payment.id, 'seal')
    return undefined
  }

  /** A row as it is stored now, `read` with the key there is. */
  async function stored(
    id: string,
    read: typeof sealed,
  ): Promise<Payment | undefined> {
    if (newest?.id === id && newest.writes === writesOf(connection))
      return await newest.payment
    const reads = reading(connection, (tx) =>
      tx.objectStore('payments').get(id),
    )
    const [key, row] = await Promise.all([sealKey(), reads])
    return read(row, key)
  }

  return {
    sealed,

    /** What a reservation read back, and how many writes were begun by then. */
    found(
      id: string,
      payment: Promise<Payment | undefined>,
      writes: number,
    ): void {
      newest = { id, payment, writes }
    },

    get: (id: string) => stored(id, sealed),
    /** See `Ledger.signable`. */
    signable: (id: string) =>
      stored(id, (row, key) =>
        row?.seal && key ? sealed(row, key) : undefined,
      ),
  }
}
