import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { expect, test } from 'vitest'
import { toRecord } from './record'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleLedger } from './sample-room'

// Generous: a stall is ten times this, and the machine may be busy.
const pageMs = 500

test.each([1000, 10_000])('a history of %i rows pages fast', async (count) => {
  globalThis.indexedDB = new IDBFactory()
  const ledger = sampleLedger()
  await fill(ledger, count)

  const seen: string[] = []
  const pages: number[] = []
  while (seen.length < count) {
    const before = seen.at(-1)
    const startMs = performance.now()
    const page = await ledger.list({
      limit: 50,
      ...(before !== undefined && { before }),
    })
    pages.push(performance.now() - startMs)
    seen.push(...page.map(({ id }) => id))
    expect(page).toHaveLength(50)
  }
  expect(new Set(seen).size).toBe(count)

  const timed: Record<string, number> = {}
  const time = async (name: string, work: () => Promise<unknown>) => {
    const startMs = performance.now()
    await work()
    timed[name] = performance.now() - startMs
  }
  await time('1,000 rows at once', () => ledger.list({ limit: 1000 }))
  await time('reserve', () => ledger.reserve(sampleCandidate('new')))
  await time('recipient', () =>
    ledger.recipient('https://news.example', `0x${'22'.repeat(20)}`),
  )
  await time('takenBy, a day', () =>
    ledger.takenBy('https://news.example', noonMs - 24 * 3600_000),
  )

  pages.sort((a, b) => a - b)
  const median = pages[Math.floor(pages.length / 2)] ?? 0
  const worst = pages.at(-1) ?? 0
  const others = Object.entries(timed)
    .map(([name, ms]) => `${name} ${ms.toFixed(1)}`)
    .join(', ')
  process.stdout.write(
    `${count} rows, ms: page of 50 median ${median.toFixed(1)}, ` +
      `worst ${worst.toFixed(1)}, ${others}\n`,
  )
  expect(median).toBeLessThan(pageMs)
  expect(timed.reserve).toBeLessThan(pageMs)
})

/** One delivered payment of the same purchase every ten minutes until noon. */
async function fill(
  ledger: ReturnType<typeof sampleLedger>,
  count: number,
): Promise<void> {
  await ledger.list({ limit: 1 })
  const db = await openDB('tuppence-ledger')
  const tx = db.transaction('payments', 'readwrite')
  for (let at = 0; at < count; at++) {
    const { nowMs, ...terms } = sampleCandidate(String(at), {
      nowMs: noonMs - (count - at) * 600_000,
    })
    const row = toRecord({
      ...terms,
      state: 'HANDED',
      delivery: 'ok',
      deliveryCode: null,
      status: 200,
      receipt: null,
      presents: 1,
      proof: null,
      isHidden: false,
      createdAtMs: nowMs,
      changedAtMs: nowMs,
    })
    void tx.store.add(row)
  }
  await tx.done
  db.close()
}
