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

test('two that were said to be refused and then turn out to be taken pause it too', async () => {
  const pay = async (name: string) => {
    const id = `payment-${name}`
    const candidate = byRule(name, { isAhead: true })
    await room.ledger.reserve(candidate, { again: false, isHanding: true })
    const refused = { code: null, status: 402, receipt: null } as const
    await room.ledger.answered(id, { ...refused, delivery: 'refused' }, noonMs)
    return () => room.ledger.looked(id, settled, null, noonMs + 20_000)
  }
  const [one, two, three] = [await pay('a'), await pay('b'), await pay('c')]
  await one()
  expect(await ruleNow()).toMatchObject({ paused: null })
  await two()
  expect(await ruleNow()).toMatchObject({ paused: 'UNDELIVERED' })
  // What is looked at again is no new reason for a rule a person resumed.
  const { id = '' } = (await ruleNow()) ?? {}
  await room.rules.change(id, (rule) => ({ ...rule, paused: null }))
  await two()
  expect(await ruleNow()).toMatchObject({ paused: null })
  await three()
  expect(await ruleNow()).toMatchObject({ paused: 'UNDELIVERED' })
})

const settled = {
  kind: 'settled',
  transaction: `0x${'11'.repeat(32)}`,
  block: '1',
  blockTimeMs: noonMs,
  amount: '10000',
  submitter: `0x${'22'.repeat(20)}`,
  confirmations: 9,
} as const
