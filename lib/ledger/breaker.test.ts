import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { LedgerRoom } from './room'
import { noonMs } from './sample-candidate'
import { sampleRoom } from './sample-room'
import { byRule, sampleRule } from './sample-rule'

let room: LedgerRoom

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  room = sampleRoom()
  await room.rules.add(sampleRule())
})

const ruleNow = async () => (await room.rules.all(noonMs)).rules[0]?.rule

describe('two payments that came to nothing', () => {
  const answer = { code: null, status: 500, receipt: null }

  async function pay(
    name: string,
    delivery: 'ok' | 'failed' | 'unknown',
    nowMs = noonMs,
  ) {
    await room.ledger.reserve(byRule(name, { nowMs }))
    await room.ledger.handedOver(`payment-${name}`, nowMs)
    await room.ledger.answered(
      `payment-${name}`,
      { ...answer, delivery },
      nowMs,
    )
  }

  test('pause the rule, and nobody has to be there', async () => {
    await pay('one', 'failed')
    expect(await ruleNow()).toMatchObject({ paused: null })
    await pay('two', 'unknown')
    expect(await ruleNow()).toMatchObject({ paused: 'UNDELIVERED' })
    expect(await room.audit()).toBe('sound')
  })

  test('do not where one came after all', async () => {
    await pay('one', 'unknown')
    const ok = { ...answer, delivery: 'ok' as const }
    await room.ledger.answered('payment-one', ok, noonMs)
    await pay('two', 'failed')
    expect(await ruleNow()).toMatchObject({ paused: null })
  })

  test('do not a day apart', async () => {
    await pay('one', 'failed')
    await pay('two', 'failed', noonMs + 24 * 3_600_000)
    expect(await ruleNow()).toMatchObject({ paused: null })
  })
})
