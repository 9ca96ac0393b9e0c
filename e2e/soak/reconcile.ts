import { expect } from '@playwright/test'
import type { ExportRow } from '../../lib/export/row.ts'
import type { World } from './world.ts'

/**
 * Has everything looked up that is due. An hour's requests are few by design,
 * and the soak has no hours: it makes the wallet forget that it sent any.
 */
export async function startLook(world: World): Promise<void> {
  await world.speaker().evaluate(async () => {
    await chrome.storage.session.remove('lookCalls')
    await chrome.alarms.create('look', { when: Date.now() })
  })
}

/** Every payment, newest first, as it is exported. */
export async function allRows(world: World): Promise<ExportRow[]> {
  const rows: ExportRow[] = []
  for (let before: string | null | undefined; before !== null; ) {
    const page: { rows: ExportRow[]; next: string | null } = await world.call(
      'exportRows',
      { limit: 500, ...(before ? { before } : {}) },
    )
    rows.push(...page.rows)
    before = page.next
  }
  return rows
}

const isOpen = ({ state }: ExportRow) => state === 'ARMED' || state === 'HANDED'

/** How many payments are to be looked up by now, from the wallet's own store. */
async function countDue(world: World): Promise<number> {
  return await world.speaker().evaluate(
    (now) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('tuppence-ledger')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const counting = opening.result
            .transaction('payments')
            .objectStore('payments')
            .index('look')
            .count(IDBKeyRange.upperBound([now]))
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
    world.now(),
  )
}

/**
 * Lets everything end and looks until the chain has had its say on it. A page
 * that was slow may have been paid for in the very last moment, and lives.
 */
export async function endAll(world: World): Promise<ExportRow[]> {
  for (let left = 3; ; left--) {
    await world.passEnd()
    const rows = await reconcile(world)
    const isLive = (row: ExportRow) =>
      isOpen(row) && Number(row.validBefore) * 1000 > world.now()
    if (left === 0 || !rows.some(isLive)) return rows
  }
}

async function reconcile(world: World): Promise<ExportRow[]> {
  await world.setRpc(true)
  // By its alarm, in batches, as far as an hour's requests reach each time.
  await expect
    .poll(
      async () => {
        await startLook(world)
        return await countDue(world)
      },
      { timeout: 120_000, intervals: [200] },
    )
    .toBe(0)
  // What was put off by looks that found nothing has its turn later.
  const rows = await allRows(world)
  for (const { id } of rows.filter(isOpen)) {
    await world
      .speaker()
      .evaluate(() => chrome.storage.session.remove('lookCalls'))
    await world.call('lookNow', { id })
  }
  return await allRows(world)
}
