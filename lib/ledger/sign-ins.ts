import type { SignInBook } from '@/lib/payment/sign-in-port'
import { readPayment } from './record'
import type { RoomParts } from './room'
import { readSignInRecord, toSignInRecord } from './sign-in-record'
import { into, reading, type WriteTransaction, writing } from './transactions'

/** A seller gets so many sign-ins a minute: no page may make the disk fill. */
const mostAMinute = 60
/** Kept as long as payments are, ms. */
const lifeMs = 400 * 86_400_000
/** So many old ones leave with each that comes. */
const leaveAtOnce = 100

/** So many sign-ins are looked at for a list, the newest first. */
const mostListed = 1_000

/** A seller that was shown who asks: how often, and when last (Unix ms). */
export type SignInsAt = { seller: string; count: number; lastAtMs: number }

/** The sign-ins, each written before it is signed and sealed against edits. */
export function createSignInBook(
  parts: RoomParts,
): SignInBook & { bySeller(): Promise<SignInsAt[]> } {
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
        into(tx, 'signIns').add(toSignInRecord(signIn, key))
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

    /** Who was shown the address among the newest thousand, latest first. */
    bySeller: () =>
      reading(connection, async (tx) => {
        const found = new Map<string, SignInsAt>()
        const created = tx.objectStore('signIns').index('created')
        let left = mostListed
        for (
          let cursor = await created.openCursor(null, 'prev');
          cursor && left > 0;
          cursor = await cursor.continue(), left--
        ) {
          const { seller, createdAtMs } = cursor.value
          const { count = 0, lastAtMs = createdAtMs } = found.get(seller) ?? {}
          found.set(seller, { seller, count: count + 1, lastAtMs })
        }
        return [...found.values()]
      }),

    answered: (id, outcome, nowMs) =>
      writing(connection, async (tx) => {
        const store = tx.objectStore('signIns')
        const stored = await store.get(id)
        if (stored?.outcome !== 'none') return
        into(tx, 'signIns').put({ ...stored, outcome })
        const { purchaseId } = stored
        if (outcome !== 'ok' || purchaseId === null) return
        if ((await tx.objectStore('payments').count(purchaseId)) === 0) return
        into(tx, 'events').add({
          paymentId: purchaseId,
          atMs: nowMs,
          kind: 'reopened',
          detail: '',
        })
      }),
  }
}

async function leaveIn(tx: WriteTransaction, beforeMs: number): Promise<void> {
  const store = tx.objectStore('signIns')
  const old = IDBKeyRange.upperBound(beforeMs)
  const ids = await store.index('created').getAllKeys(old, leaveAtOnce)
  for (const id of ids) into(tx, 'signIns').delete(id)
}
