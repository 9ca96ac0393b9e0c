import type { Ledger } from '@/lib/payment/ledger-port'
import type { Connection } from './database'
import { olderDaysIn } from './days'
import { dueIn, endedIn, nextLookAtMsIn } from './due-looks'
import { countAllIn, importedIn, listAllIn } from './imported'
import {
  eventsIn,
  listIn,
  ofRequestIn,
  recipientIn,
  takenByIn,
} from './queries'
import type { OnCorrupt } from './record'
import { reading } from './transactions'
import { usualIn } from './usual'

/** The part of the ledger that only reads; each call one consistent state. */
export function createReaders(connection: Connection, onCorrupt: OnCorrupt) {
  return {
    ofRequest: (requestKey) =>
      reading(connection, (tx) => ofRequestIn(tx, requestKey, onCorrupt)),
    list: (page) => reading(connection, (tx) => listIn(tx, page, onCorrupt)),
    listAll: (page) =>
      reading(connection, (tx) => listAllIn(tx, page, onCorrupt)),
    olderDays: () => reading(connection, olderDaysIn),
    countAll: () => reading(connection, countAllIn),
    events: (id) => reading(connection, (tx) => eventsIn(tx, id, onCorrupt)),
    eventsOf: (ids) =>
      reading(connection, (tx) =>
        Promise.all(ids.map((id) => eventsIn(tx, id, onCorrupt))),
      ),
    usual: (site, seller, offer) =>
      reading(connection, (tx) =>
        usualIn(tx, { site, seller, offer }, onCorrupt),
      ),

    takenBy: (site, sinceMs) =>
      reading(connection, (tx) => takenByIn(tx, site, sinceMs, onCorrupt)),
    recipient: (site, payTo) =>
      reading(connection, (tx) => recipientIn(tx, site, payTo)),
    due: (nowMs, limit) =>
      reading(connection, (tx) => dueIn(tx, nowMs, limit, onCorrupt)),
    nextLookAtMs: (nowMs) =>
      reading(connection, (tx) => nextLookAtMsIn(tx, nowMs)),
    ended: (nowMs, limit) =>
      reading(connection, (tx) => endedIn(tx, nowMs, limit, onCorrupt)),
    imported: (id) => reading(connection, (tx) => importedIn(tx, id)),
  } satisfies Partial<Ledger>
}
