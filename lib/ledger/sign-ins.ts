import type { SignInBook } from '@/lib/payment/sign-in-port'
import { readPayment } from './record'
import type { RoomParts } from './room'
import { readSignInRecord, toSignInRecord } from './sign-in-record'
import { reading, soon, type WriteTransaction, writing } from './transactions'

/** A seller gets so many sign-ins a minute: no page may make the disk fill. */
const mostAMinute = 60
/** Kept as long as payments are, ms. */
const lifeMs = 400 * 86_400_000
/** So many old ones leave with each that comes. */
const leaveAtOnce = 100

/** The sign-ins, each written before it is signed and sealed against edits. */
export function createSignInBook(parts: RoomParts): SignInBook {
  const { connection, sealKey, onCorrupt } = parts

  return {
    look: ({ requestKey, url, address, nonce }) =>
      reading(connection, async (tx) => {
        const { origin, pathname } = new URL(url)
        const signIns = tx.objectStore('signIns')
        const place = [origin, pathname, address.toLowerCase()]
        const [cursor, tried, used] = await Promise.all([
          tx
            .objectStore('payments')
            .index('bought')
            .openCursor(IDBKeyRange.bound(place, [...place, []]), 'prev'),
          signIns.index('request').count(requestKey),
          nonce === null ? 0 : signIns.index('nonce').count([origin, nonce]),
        ])
        return {
          purchase: cursor ? readPayment(cursor.value, onCorrupt) : undefined,
          isTried: tried > 0,
          isUsed: used > 0,
        }
      }),

    async add(signIn) {
      const key = await sealKey()
      if (!key) return { ok: false, because: 'LOCKED' }
      const { seller, requestKey, terms, createdAtMs } = signIn
      return await writing(connection, async (tx) => {
        const store = tx.objectStore('signIns')
        const minute = IDBKeyRange.bound(
          [seller, createdAtMs - 60_000],
          [seller, []],
        )
        const [used, tried, recent] = await Promise.all([
          store.index('nonce').count([seller, terms.nonce]),
          store.index('request').count(requestKey),
          store.index('seller').count(minute),
          leaveIn(tx, createdAtMs - lifeMs),
        ])
        if (used + tried > 0) return { ok: false, because: 'SIGN_IN_USED' }
        if (recent >= mostAMinute) return { ok: false, because: 'SIGN_IN_MANY' }
        soon(store.add(toSignInRecord(signIn, key)))
        return { ok: true }
      })
    },

    async get(id) {
      const key = await sealKey()
      if (!key) return undefined
      return await reading(connection, async (tx) =>
        readSignInRecord(await tx.objectStore('signIns').get(id), key),
      )
    },

    answered: (id, outcome, nowMs) =>
      writing(connection, async (tx) => {
        const store = tx.objectStore('signIns')
        const stored = await store.get(id)
        if (stored?.outcome !== 'none') return
        soon(store.put({ ...stored, outcome }))
        const { purchaseId } = stored
        if (outcome !== 'ok' || purchaseId === null) return
        if ((await tx.objectStore('payments').count(purchaseId)) === 0) return
        soon(
          tx.objectStore('events').add({
            paymentId: purchaseId,
            atMs: nowMs,
            kind: 'reopened',
            detail: '',
          }),
        )
      }),
  }
}

async function leaveIn(tx: WriteTransaction, beforeMs: number): Promise<void> {
  const store = tx.objectStore('signIns')
  const old = IDBKeyRange.upperBound(beforeMs)
  const ids = await store.index('created').getAllKeys(old, leaveAtOnce)
  for (const id of ids) soon(store.delete(id))
}
