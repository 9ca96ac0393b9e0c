import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ChainWord, Settled } from '@/lib/payment/proof'
import type { LedgerRoom } from './room'
import { noonMs, sampleCandidate } from './sample-candidate'
import { sampleKey, sampleRoom } from './sample-room'
import { byRule, inquiryOf, sampleRule } from './sample-rule'

const dayMs = 86_400_000
/** After every sample's end. */
const lateMs = noonMs + 121_000

const settled: Settled = {
  kind: 'settled',
  transaction: `0x${'ab'.repeat(32)}`,
  block: '42',
  blockTimeMs: noonMs + 2000,
  amount: '10000',
  submitter: '0x3333333333333333333333333333333333333333',
  confirmations: 1,
}
const dead: ChainWord = { kind: 'dead', chainTimeMs: lateMs, endpoints: 1 }
const live: ChainWord = { kind: 'open', because: 'LIVE' }

let room: LedgerRoom
let isLocked: boolean

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  isLocked = false
  room = sampleRoom({ sealKey: async () => (isLocked ? null : sampleKey) })
  await room.rules.add(sampleRule())
})

async function handOver(name: string, nowMs = noonMs): Promise<string> {
  await room.ledger.reserve(byRule(name, { nowMs }))
  await room.ledger.handedOver(`payment-${name}`, nowMs)
  return `payment-${name}`
}

async function used(nowMs = lateMs) {
  const { standing } = await room.ledger.look(inquiryOf('any', nowMs))
  return standing.rules[0]?.usage
}

const kindsOf = async (id: string) =>
  (await room.ledger.events(id)).map(({ kind, detail }) => `${kind} ${detail}`)

describe('dead', () => {
  test('gives back what was counted, once, in every scope', async () => {
    const id = await handOver('one')
    await handOver('two')
    await room.ledger.looked(id, dead, null, lateMs)
    const once = { h24: 10_000n, d30: 10_000n }
    expect(await used()).toMatchObject({
      rule: once,
      site: once,
      seller: once,
      all: once,
      counts: { day: 1 },
    })
    expect(await room.ledger.get(id)).toMatchObject({ state: 'DEAD' })

    await room.ledger.looked(id, dead, null, lateMs)
    await room.ledger.looked(id, settled, null, lateMs)
    expect(await used()).toMatchObject({ rule: once })
    expect(await room.ledger.get(id)).toMatchObject({
      state: 'DEAD',
      proof: { kind: 'dead', nextAtMs: null },
    })
    expect((await kindsOf(id)).at(-1)).toBe('dead ')
    expect(await room.audit()).toBe('sound')
    const [taken] = await room.ledger.takenBy('https://news.example', 0)
    expect(taken?.amount).toBe('10000')
  })

  test('lets the same purchase be paid anew', async () => {
    const id = await handOver('one')
    const again = { purchaseKey: 'purchase-one', nowMs: lateMs }
    expect(await room.ledger.reserve(byRule('again', again))).toMatchObject({
      because: 'PENDING_PREVIOUS',
    })
    await room.ledger.looked(id, dead, null, lateMs)
    expect(await room.ledger.reserve(byRule('again', again))).toMatchObject({
      kind: 'reserved',
    })
  })

  test('is not believed before the end', async () => {
    const id = await handOver('one')
    await expect(
      room.ledger.looked(id, dead, null, noonMs + 119_000),
    ).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(await used()).toMatchObject({ rule: { h24: 10_000n } })
  })

  test('needs the seal: nothing is given back while locked', async () => {
    const id = await handOver('one')
    isLocked = true
    await expect(
      room.ledger.looked(id, dead, null, lateMs),
    ).rejects.toMatchObject({ code: 'LOCKED' })
    expect(await room.ledger.get(id)).toMatchObject({ state: 'HANDED' })
    expect(await used()).toMatchObject({ rule: { h24: 10_000n } })
    expect(await room.ledger.looked(id, live, 5, lateMs)).toMatchObject({
      proof: { because: 'LIVE', nextAtMs: 5, tries: 1 },
    })
  })

  test('is not believed of a row that was edited', async () => {
    const id = await handOver('one')
    const db = await openDB('tuppence-ledger')
    const row = await db.get('payments', id)
    row.intent.nonce = `0x${'99'.repeat(32)}`
    await db.put('payments', row)
    db.close()
    await expect(
      room.ledger.looked(id, dead, null, lateMs),
    ).rejects.toMatchObject({ code: 'STORAGE' })
    expect(await used()).toMatchObject({ rule: { h24: 10_000n } })
  })

  test('of a payment whose sums were cleared is no cause for doubt', async () => {
    const id = await handOver('old')
    const muchLater = noonMs + 40 * dayMs
    await room.ledger.confirmTime(muchLater)
    expect(await room.audit()).toBe('sound')
    await room.ledger.looked(id, dead, null, muchLater)
    expect((await room.rules.all(muchLater)).doubt).toBeNull()
    expect(await room.audit()).toBe('sound')
  })

  test('still takes a delivery that came late', async () => {
    const id = await handOver('one')
    await room.ledger.looked(id, dead, null, lateMs)
    const ok = {
      delivery: 'ok',
      code: null,
      status: 200,
      receipt: null,
    } as const
    await room.ledger.answered(id, ok, lateMs)
    expect(await room.ledger.get(id)).toMatchObject({
      state: 'DEAD',
      delivery: 'ok',
    })
    expect(await room.audit()).toBe('sound')
  })
})

describe('settled', () => {
  test('counts on, and is final once it is deep', async () => {
    const id = await handOver('one')
    await room.ledger.looked(id, settled, lateMs, noonMs + 5000)
    const more = { ...settled, confirmations: 7 }
    await room.ledger.looked(id, more, null, lateMs)
    await room.ledger.looked(id, dead, null, lateMs)
    expect(await room.ledger.get(id)).toMatchObject({
      state: 'SETTLED',
      proof: { ...more, nextAtMs: null },
      changedAtMs: noonMs,
    })
    expect(await used()).toMatchObject({ rule: { h24: 10_000n } })
    expect((await kindsOf(id)).slice(-1)).toEqual([
      `settled ${settled.transaction}`,
    ])
    expect(await room.audit()).toBe('sound')
  })

  test('that was only just seen is undone by a final "dead"', async () => {
    const id = await handOver('one')
    await room.ledger.looked(id, settled, lateMs, noonMs + 5000)
    await room.ledger.looked(id, live, lateMs, noonMs + 65_000)
    expect(await room.ledger.get(id)).toMatchObject({
      state: 'SETTLED',
      proof: { ...settled, nextAtMs: lateMs, tries: 2 },
    })
    expect(await used()).toMatchObject({ rule: { h24: 10_000n } })
    expect(await room.ledger.looked(id, dead, null, lateMs)).toMatchObject({
      state: 'DEAD',
      proof: { kind: 'dead', nextAtMs: null },
    })
    expect(await used()).toMatchObject({ rule: { h24: 0n } })
    expect((await kindsOf(id)).slice(-2)).toEqual([
      `settled ${settled.transaction}`,
      'dead ',
    ])
    expect(await room.audit()).toBe('sound')
  })

  test('that was only just seen is undone neither early nor while locked', async () => {
    const id = await handOver('one')
    await room.ledger.looked(id, settled, lateMs, noonMs + 5000)
    await expect(
      room.ledger.looked(id, dead, null, noonMs + 119_000),
    ).rejects.toMatchObject({ code: 'INTERNAL' })
    isLocked = true
    await expect(
      room.ledger.looked(id, dead, null, lateMs),
    ).rejects.toMatchObject({ code: 'LOCKED' })
    expect(await room.ledger.get(id)).toMatchObject({ state: 'SETTLED' })
  })

  test('deep, it is not made less so', async () => {
    const id = await handOver('one')
    const deep = { ...settled, confirmations: 3 }
    await room.ledger.looked(id, deep, null, noonMs + 5000)
    await room.ledger.looked(id, settled, null, noonMs + 6000)
    expect(await room.ledger.get(id)).toMatchObject({
      proof: { confirmations: 3 },
    })
  })

  test('works while locked, and keeps standing in the way of a second one', async () => {
    const id = await handOver('one')
    isLocked = true
    await room.ledger.looked(id, settled, null, noonMs + 5000)
    isLocked = false
    const again = byRule('again', { purchaseKey: 'purchase-one' })
    expect(await room.ledger.reserve(again)).toMatchObject({
      because: 'PENDING_PREVIOUS',
    })
  })

  test('is not handed over again', async () => {
    const id = await handOver('one')
    await room.ledger.looked(id, settled, null, noonMs + 5000)
    await expect(
      room.ledger.handedOver(id, noonMs + 6000),
    ).rejects.toMatchObject({ code: 'INTERNAL' })
  })
})

describe('open', () => {
  test('notes only what changed', async () => {
    const id = await handOver('one')
    await room.ledger.looked(id, live, 1, noonMs + 1)
    await room.ledger.looked(id, live, 2, noonMs + 2)
    const down: ChainWord = { kind: 'open', because: 'UNREACHABLE' }
    await room.ledger.looked(id, down, 3, noonMs + 3)
    expect((await kindsOf(id)).slice(-2)).toEqual([
      'looked LIVE',
      'looked UNREACHABLE',
    ])
    expect(await room.ledger.get(id)).toMatchObject({
      state: 'HANDED',
      proof: { tries: 3, nextAtMs: 3 },
      changedAtMs: noonMs,
    })
  })

  test('a payment that was never signed is left as it is', async () => {
    await room.ledger.reserve(byRule('one'))
    await room.ledger.voided('payment-one', 'LOCKED', noonMs)
    await room.ledger.looked('payment-one', settled, null, lateMs)
    expect(await room.ledger.get('payment-one')).toMatchObject({
      state: 'VOID',
      proof: null,
    })
  })
})

describe('what is due', () => {
  const ids = async (nowMs: number, limit = 9) =>
    (await room.ledger.due(nowMs, limit)).map(({ id }) => id.slice(8))

  test('soon after an answer, after the end where none came', async () => {
    const answered = await handOver('answered')
    await handOver('silent')
    const lost = { delivery: 'unknown', code: null, status: null } as const
    await room.ledger.answered(answered, { ...lost, receipt: null }, noonMs)
    expect(await room.ledger.nextLookAtMs(noonMs)).toBe(noonMs + 10_000)
    expect(await ids(noonMs + 9_999)).toEqual([])
    expect(await ids(noonMs + 10_000)).toEqual(['answered'])
    expect(await ids(noonMs + 130_000)).toEqual(['silent', 'answered'])
    expect(await ids(noonMs + 130_000, 1)).toEqual(['silent'])
  })

  test('when it is next, sooner after another answer', async () => {
    const id = await handOver('one')
    await room.ledger.looked(id, live, noonMs + 600_000, noonMs)
    expect(await ids(noonMs + 599_999)).toEqual([])
    const lost = { delivery: 'unknown', code: null, status: null } as const
    await room.ledger.answered(id, { ...lost, receipt: null }, noonMs + 60_000)
    expect(await room.ledger.nextLookAtMs(noonMs)).toBe(noonMs + 70_000)
  })

  test('nothing where all is proven', async () => {
    const one = await handOver('one')
    const two = await handOver('two')
    await room.ledger.looked(one, dead, null, lateMs)
    await room.ledger.looked(two, settled, lateMs, noonMs)
    expect(await ids(lateMs)).toEqual(['two'])
    await room.ledger.looked(two, settled, null, lateMs)
    expect(await room.ledger.nextLookAtMs(lateMs)).toBeNull()
    expect(await room.ledger.ended(lateMs, 9)).toEqual([])
  })

  test('at once where a clock that ran ahead put it off by years', async () => {
    await handOver('one')
    const years = noonMs + 900 * dayMs
    await room.ledger.looked('payment-one', live, years, noonMs)
    expect(await room.ledger.nextLookAtMs(noonMs)).toBe(noonMs)
    expect(await ids(noonMs)).toEqual(['one'])
  })

  test('what has ended and is not proven', async () => {
    await handOver('one')
    expect(await room.ledger.ended(lateMs - 2000, 9)).toEqual([])
    expect(await room.ledger.ended(lateMs, 9)).toMatchObject([
      { id: 'payment-one' },
    ])
  })
})

test('the limits of the moment are kept with the decision', async () => {
  await room.ledger.reserve(byRule('one'))
  await room.rules.change('rule-a', (rule) => ({ ...rule, per24h: '20000' }))
  expect(await room.ledger.get('payment-one')).toMatchObject({
    decidedBy: {
      ruleId: 'rule-a',
      limits: { perPayment: '50000', per24h: '100000', per30d: '1000000' },
    },
  })
})

test('out of sight, a payment counts as before', async () => {
  const id = await handOver('one')
  await room.ledger.hide(id, true)
  expect(await room.ledger.get(id)).toMatchObject({ isHidden: true })
  expect(await used()).toMatchObject({ rule: { h24: 10_000n } })
  expect(await room.audit()).toBe('sound')
  await room.ledger.reserve(sampleCandidate('other'))
  await room.ledger.hide(id, false)
  expect(await room.ledger.get(id)).toMatchObject({ isHidden: false })
})

test('what the chain has ended cannot be ended again by a locked wallet', async () => {
  await room.ledger.reserve(byRule('one', { nowMs: noonMs }))
  await room.ledger.looked('payment-one', settled, null, noonMs)
  isLocked = true
  await expect(
    room.ledger.voided('payment-one', 'LOCKED', noonMs),
  ).rejects.toMatchObject({ code: 'LOCKED' })
})

test('behavior: a transfer that a re-org moved is another event', async () => {
  const id = await handOver('one')
  const moved: Settled = { ...settled, transaction: `0x${'cd'.repeat(32)}` }
  await room.ledger.looked(id, settled, null, lateMs)
  await room.ledger.looked(id, moved, null, lateMs)
  await room.ledger.looked(id, moved, null, lateMs)
  expect((await kindsOf(id)).slice(-2)).toEqual([
    `settled ${settled.transaction}`,
    `settled ${moved.transaction}`,
  ])
})
