import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { expect, test } from 'vitest'
import { toRecord } from './record'
import { sampleKey, sampleRoom } from './sample-room'
import { byRule, sampleRule } from './sample-rule'
import { endMac, noHead, sealPayment } from './seal'
import type { SumRecord } from './sums'
import { addTo } from './trust'

test('10,000 rows are checked in pieces', async () => {
  const room = sampleRoom()
  await room.rules.add(sampleRule())
  await room.ledger.confirmTime(byRule('any').nowMs)
  const db = await openDB('tuppence-ledger')
  const tx = db.transaction(['payments', 'sums', 'meta'], 'readwrite')
  const sums = new Map<string, SumRecord>()
  let head = noHead
  for (let at = 0; at < 10_000; at++) {
    const { nowMs, circumstances: _, ...terms } = byRule(`many-${at}`)
    const row = {
      ...terms,
      state: at % 10 === 0 ? ('VOID' as const) : ('HANDED' as const),
      delivery: 'none' as const,
      deliveryCode: null,
      status: null,
      receipt: null,
      presents: 1,
      proof: null,
      isHidden: false,
      createdAtMs: nowMs,
      changedAtMs: nowMs,
    }
    const seal = sealPayment(sampleKey, row, head)
    if (row.state === 'VOID') seal.end = endMac(sampleKey, row.id, 'VOID')
    else addTo(sums, row)
    head = { seq: seal.seq, mac: seal.mac }
    void tx.objectStore('payments').add(toRecord(row, seal))
  }
  for (const sum of sums.values()) void tx.objectStore('sums').put(sum)
  void tx.objectStore('meta').put(head, 'seal')
  await tx.done
  db.close()

  let turns = 0
  const ticking = setInterval(() => turns++, 0)
  const startMs = performance.now()
  const seen: number[] = []
  expect(await room.audit((done) => seen.push(done))).toBe('sound')
  const ms = performance.now() - startMs
  clearInterval(ticking)
  process.stdout.write(`audit of 10,000 rows: ${ms.toFixed(0)} ms\n`)
  expect(seen.at(-1)).toBe(10_000)
  expect(turns).toBeGreaterThan(50)
})
