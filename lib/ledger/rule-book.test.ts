import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Ceilings, defaultCeilings } from '@/lib/policy/ceilings'
import type { Rule } from '@/lib/policy/rule'
import type { LedgerRoom } from './room'
import { noonMs } from './sample-candidate'
import { sampleKey, sampleRoom } from './sample-room'
import { byRule, inquiryOf, sampleRule } from './sample-rule'

let room: LedgerRoom
let isLocked: boolean

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  isLocked = false
  room = sampleRoom({ sealKey: async () => (isLocked ? null : sampleKey) })
  await room.rules.add(sampleRule())
})

const locked = { code: 'LOCKED' }
const site = sampleRule().site
const change = (changes: Partial<Rule>) =>
  room.rules.change('rule-a', (rule) => ({ ...rule, ...changes }))
const ruleNow = async () => (await room.rules.all(noonMs)).rules[0]?.rule
const standing = async () => (await room.ledger.look(inquiryOf('any'))).standing

describe('rules', () => {
  test('are kept as they were given, for the next worker too', async () => {
    expect(await sampleRoom().rules.all(noonMs)).toEqual({
      rules: [{ rule: sampleRule(), used: { h24: 0n, d30: 0n } }],
      never: [],
      ceilings: defaultCeilings,
      used: { h24: 0n, d30: 0n },
      doubt: null,
    })
  })

  test('are listed newest first', async () => {
    const asset = sampleRule().payTo[0]
    if (!asset) throw new Error('The sample rule pays nobody.')
    const newer = { id: 'rule-b', asset, createdAtMs: noonMs + 1 }
    await room.rules.add(sampleRule(newer))
    const { rules } = await room.rules.all(noonMs)
    expect(rules.map(({ rule }) => rule.id)).toEqual(['rule-b', 'rule-a'])
  })

  test('exist once for a site, seller, network and token', async () => {
    const { asset } = sampleRule()
    const same = sampleRule({
      id: 'rule-b',
      asset: asset.toLowerCase() as typeof asset,
    })
    await expect(room.rules.add(same)).rejects.toMatchObject({
      code: 'RULE_EXISTS',
    })
    const seller = 'https://other.example'
    await room.rules.add(sampleRule({ id: 'rule-c', seller }))
    expect((await room.rules.all(noonMs)).rules).toHaveLength(2)
  })

  test('that could not be read back are not stored', async () => {
    const bad = sampleRule({ id: 'rule-b', seller: 'x', per24h: '-1' })
    await expect(room.rules.add(bad)).rejects.toMatchObject({
      code: 'INTERNAL',
    })
    expect((await room.rules.all(noonMs)).rules).toHaveLength(1)
  })

  test('change, and go', async () => {
    expect(await change({ per24h: '7' })).toMatchObject({ per24h: '7' })
    expect(await ruleNow()).toMatchObject({ per24h: '7' })
    await room.rules.remove('rule-a')
    expect(await ruleNow()).toBeUndefined()
    expect(await change({ per24h: '8' })).toBeUndefined()
  })

  test('that are gone leave their sums behind', async () => {
    await room.ledger.reserve(byRule('one'))
    await room.rules.remove('rule-a')
    await room.rules.add(sampleRule({ id: 'rule-b' }))
    const { rules, used } = await room.rules.all(noonMs)
    expect(rules).toMatchObject([{ used: { h24: 0n } }])
    expect(used.h24).toBe(10_000n)
  })

  test('edited from outside are not sealed anew by a change', async () => {
    const db = await openDB('tuppence-ledger')
    const stored = await db.get('rules', 'rule-a')
    await db.put('rules', { ...stored, per24h: '999999' })
    db.close()
    await expect(change({ perPayment: '1' })).rejects.toMatchObject({
      code: 'STORAGE',
    })
  })
})

describe('a locked wallet', () => {
  beforeEach(async () => {
    await room.rules.setNever('https://never.example', true, noonMs)
    await change({ paused: 'YOU' })
    isLocked = true
  })

  test.each<[string, () => Promise<unknown>]>([
    ['add a rule', () => room.rules.add(sampleRule({ id: 'b', seller: 'x' }))],
    ['change one', () => change({ per24h: '1' })],
    ['resume one', () => change({ paused: null })],
    ['set ceilings', () => room.rules.setCeilings(defaultCeilings)],
    ['trust', () => room.rules.trust()],
    [
      'forget a "never"',
      () => room.rules.setNever('https://never.example', false, noonMs),
    ],
  ])('does not %s', async (_, action) => {
    const before = await room.rules.all(noonMs)
    await expect(action()).rejects.toMatchObject(locked)
    expect(await room.rules.all(noonMs)).toEqual(before)
  })

  test('pauses, removes, and never asks', async () => {
    await room.rules.pauseAll(true)
    await room.rules.setNever(site, true, noonMs)
    expect(await standing()).toMatchObject({
      isNever: true,
      ceilings: { isPaused: true },
    })
    await change({ paused: 'UNDELIVERED' })
    expect(await ruleNow()).toMatchObject({ paused: 'UNDELIVERED' })
    await room.rules.remove('rule-a')
    expect(await ruleNow()).toBeUndefined()
    await room.rules.pauseAll(false)
    expect((await standing()).ceilings.isPaused).toBe(false)
    isLocked = false
    expect(await room.audit()).toBe('sound')
  })

  test('reserves nothing', async () => {
    expect(await room.ledger.reserve(byRule('one'))).toEqual({
      kind: 'refused',
      because: 'LOCKED',
    })
  })

  test('voids what it had reserved itself, and nothing older', async () => {
    isLocked = false
    await change({ paused: null })
    await room.ledger.reserve(byRule('one'))
    await room.ledger.reserve(byRule('two'))
    isLocked = true
    await room.ledger.voided('payment-one', 'LOCKED', noonMs)
    const later = sampleRoom({ sealKey: async () => null })
    await expect(
      later.ledger.voided('payment-two', 'LOCKED', noonMs),
    ).rejects.toMatchObject(locked)
    isLocked = false
    expect(await room.audit()).toBe('sound')
  })
})

test('a wiped key seals nothing', async () => {
  isLocked = false
  const wiped = sampleRoom({ sealKey: async () => new Uint8Array(32) })
  expect(await wiped.ledger.reserve(byRule('one'))).toMatchObject({
    because: 'LOCKED',
  })
})

test('ceilings and "never" are kept', async () => {
  const usd = defaultCeilings.of.usd
  if (!usd) throw new Error('There are no dollars.')
  const ceilings: Ceilings = {
    isPaused: false,
    of: { usd: { ...usd, perPayment: '1' }, 'eip155:1/0xab': usd },
  }
  await room.rules.setCeilings(ceilings)
  await room.rules.setNever(site, true, noonMs)
  await room.rules.setNever(site, true, noonMs + 1)
  expect(await room.rules.all(noonMs)).toMatchObject({
    ceilings,
    never: [{ site, sinceMs: noonMs }],
  })
  await room.rules.setNever(site, false, noonMs)
  expect((await room.rules.all(noonMs)).never).toEqual([])
  expect(await room.audit()).toBe('sound')
})
