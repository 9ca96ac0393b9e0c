import type { Ledger } from '@/lib/payment/ledger-port'
import type { Payment } from '@/lib/payment/payment'
import { lookSooner } from '@/lib/payment/reconcile-times'
import { pauseUndeliveredIn } from './breaker'
import { lookedIn } from './chain-word'
import { confirmTimeIn } from './clock'
import { createForesight } from './foresight'
import type { GroundsAhead } from './ground-ahead'
import { forgetHandingIn, handAndPresent } from './handing'
import { importIn } from './imported'
import { LockedError } from './locked-error'
import { lookIn } from './outlook'
import { createReaders } from './readers'
import { toRecord } from './record'
import { reserveIn } from './reserve'
import type { RoomParts } from './room'
import { createRows } from './rows'
import { endMac } from './seal'
import { describeAnswer, findIn, type Step, stepIn } from './step'
import { giveBack } from './sums'
import { reading, writesOf, writing } from './transactions'
import { applyAnswer, makeVoid } from './transitions'

/**
 * The ledger in IndexedDB.
 *
 * Every write is one strict transaction, so it is on the disk when its promise
 * resolves and absent when it rejects. Rejects with STORAGE when the browser
 * cannot read or write, or a row to be signed is not the one that was reserved,
 * INTERNAL for a step the payment's state forbids, and TOO_MANY_PRESENTS or
 * TOO_LATE from `handedOver`.
 */
export function createLedger(parts: RoomParts): Ledger {
  const { connection, sealKey, onCorrupt, doubt, keeper } = parts
  // A payment whose signing fails because the wallet was locked is voided with
  // the key already gone; another worker's payment may have been signed.
  const ends = new Map<string, string>()

  /** A step on the way to the seller, for the row that was reserved only. */
  async function sealedStep(
    id: string,
    nowMs: number,
    change: (row: Payment) => Step,
  ): Promise<Payment> {
    const key = await sealKey()
    if (!key) throw new LockedError()
    ends.delete(id)
    return await writing(connection, (tx) =>
      stepIn(tx, id, nowMs, change, onCorrupt, { key, onCorrupt }),
    )
  }

  const rows = createRows(parts)

  /** What the last look read for rules. */
  let ahead: GroundsAhead | null = null

  const foresight = createForesight({
    async look(inquiry) {
      const { outlook, grounds } = await reading(connection, (tx) =>
        lookIn(tx, inquiry, onCorrupt, doubt),
      )
      ahead = grounds
      return outlook
    },
    writes: () => writesOf(connection),
  })

  return {
    async reserve(candidate, how = { again: false }) {
      const key = await sealKey()
      if (!key) return { kind: 'refused', because: 'LOCKED' }
      let payment: Promise<Payment | undefined> | undefined
      const reserving = writing(connection, async (tx) => {
        const eyes = { key, onCorrupt }
        const done = await reserveIn(tx, candidate, how, eyes, doubt, ahead)
        // Looked at while the disk is written to.
        payment = done.written?.stored.then((row) => rows.sealed(row, key))
        payment?.catch(() => undefined)
        return done
      })
      const writes = writesOf(connection)
      const { reserved, written } = await reserving
      if (written && payment) {
        const { id } = candidate
        ends.set(id, endMac(key, id, 'VOID'))
        keeper.reserved(written.seq)
        rows.found(id, payment, writes)
      }
      return reserved
    },

    look: foresight.look,
    foresee: foresight.foresee,
    confirmTime: (nowMs) =>
      writing(connection, (tx) => confirmTimeIn(tx, nowMs)),

    get: rows.get,
    signable: rows.signable,

    handedOver: (id, nowMs) => sealedStep(id, nowMs, handAndPresent(nowMs)),
    signed: (id) => void ends.delete(id),

    async voided(id, because, nowMs) {
      const key = await sealKey()
      const isUnsigned = ends.has(id)
      const end = key ? endMac(key, id, 'VOID') : ends.get(id)
      if (end === undefined) throw new LockedError()
      ends.delete(id)
      await writing(connection, async (tx) => {
        const { seal } = await findIn(tx, id, onCorrupt)
        const change = (payment: Payment) => ({
          payment: makeVoid(payment, because, isUnsigned),
          events: [{ kind: 'voided', detail: because } as const],
          end,
        })
        if (isUnsigned) await forgetHandingIn(tx, id)
        const payment = await stepIn(tx, id, nowMs, change, onCorrupt)
        if (seal && !(await giveBack(tx, payment)))
          doubt('More was given back than was counted.')
      })
    },

    answered: (id, answer, nowMs) =>
      writing(connection, async (tx) => {
        const change = (payment: Payment) => ({
          payment: lookSooner(applyAnswer(payment, answer), nowMs),
          events: [describeAnswer(answer)],
        })
        const payment = await stepIn(tx, id, nowMs, change, onCorrupt)
        await pauseUndeliveredIn(tx, payment)
        return payment
      }),

    titled: (id, title) =>
      writing(connection, async (tx) => {
        const { payment, seal } = await findIn(tx, id, onCorrupt)
        const row = toRecord({ ...payment, title }, seal)
        await tx.objectStore('payments').put(row)
      }),

    ...createReaders(connection, onCorrupt),

    async looked(id, word, nextAtMs, nowMs) {
      const key = word.kind === 'dead' ? await sealKey() : null
      const looked = await writing(connection, (tx) =>
        lookedIn(tx, { id, word, nextAtMs, nowMs }, { key, onCorrupt, doubt }),
      )
      if (looked.state !== 'ARMED') ends.delete(id)
      return looked
    },

    hide: (id, isHidden) =>
      writing(connection, async (tx) => {
        const { payment, seal } = await findIn(tx, id, onCorrupt)
        const row = toRecord({ ...payment, isHidden }, seal)
        await tx.objectStore('payments').put(row)
      }),

    importRows: (rows) => writing(connection, (tx) => importIn(tx, rows)),
    forgetImported: () =>
      writing(connection, (tx) => tx.objectStore('imported').clear()),

    async wipe() {
      await writing(connection, async (tx) => {
        const stores = [...tx.objectStoreNames]
        await Promise.all(stores.map((store) => tx.objectStore(store).clear()))
        await tx.objectStore('meta').put(crypto.randomUUID(), 'epoch')
      })
      await keeper.begin(0)
    },
  }
}
