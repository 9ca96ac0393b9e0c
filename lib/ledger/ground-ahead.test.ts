import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Candidate, Inquiry } from '@/lib/payment/ledger-port'
import type { LedgerRoom } from './room'
import { noonMs } from './sample-candidate'
import { sampleRoom } from './sample-room'
import { byRule, inquiryOf, sampleRule } from './sample-rule'

let room: LedgerRoom
/** Another connection, as a worker that was not stopped yet has one. */
let other: LedgerRoom

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  room = sampleRoom()
  other = sampleRoom()
  await room.rules.add(sampleRule())
})

/** How many requests of a transaction a reservation reads with. */
async function readsOf(candidate: Candidate) {
  const counted = ['get', 'getAll', 'getKey', 'count', 'openCursor'] as const
  const spies = [IDBObjectStore, IDBIndex].flatMap(({ prototype }) =>
    counted.map((name) => vi.spyOn(prototype, name)),
  )
  const reserved = await room.ledger.reserve(candidate)
  const reads = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0)
  for (const spy of spies) spy.mockRestore()
  return { said: words(reserved), reads }
}

const words = (
  reserved: Awaited<ReturnType<LedgerRoom['ledger']['reserve']>>,
) =>
  reserved.kind === 'stopped'
    ? reserved.stop.code
    : reserved.kind === 'refused'
      ? reserved.because
      : reserved.kind

test('what a look read is not read again, and both payments count', async () => {
  const alone = await readsOf(byRule('one'))
  await room.ledger.look(inquiryOf('two', noonMs))
  const looked = await readsOf(byRule('two'))
  expect([alone.said, looked.said]).toEqual(['reserved', 'reserved'])
  expect(looked.reads).toBeLessThan(alone.reads / 3)
  const { rules } = await room.rules.all(noonMs)
  expect(rules).toMatchObject([{ used: { h24: 20_000n, d30: 20_000n } }])
})

test.each<[string, (room: LedgerRoom) => Promise<unknown>, string]>([
  ['the rule went', ({ rules }) => rules.remove('rule-a'), 'RULE_ASKS'],
  [
    'the rule is another',
    ({ rules }) =>
      rules.change('rule-a', (rule) => ({ ...rule, perPayment: '1' })),
    'OVER_PAYMENT',
  ],
  ['all was paused', ({ rules }) => rules.pauseAll(true), 'AUTO_PAUSED'],
  [
    'the site is never to be paid',
    ({ rules }) => rules.setNever(byRule('one').site, true, noonMs),
    'NEVER',
  ],
  [
    'the rest of the limit was taken',
    async ({ ledger }) => {
      for (let at = 0; at < 10; at++)
        await ledger.reserve(byRule(`other-${at}`))
    },
    'OVER_RULE_24H',
  ],
])(
  'behavior: nothing is paid where %s since the look, by another worker',
  async (_, happens, said) => {
    await room.ledger.look(inquiryOf('one', noonMs))
    await happens(other)
    expect((await readsOf(byRule('one'))).said).toBe(said)
  },
)

test.each<[string, Partial<Inquiry>, Parameters<typeof byRule>[1]]>([
  ['of another site', {}, { site: 'https://b.test' }],
  ['of another seller', {}, { seller: 'https://b.test' }],
  ['of another rule', {}, { decidedBy: { kind: 'rule', ruleId: 'rule-b' } }],
  ['of another purchase', { offers: inquiryOf('two').offers }, {}],
  ['a second ago', {}, { nowMs: noonMs + 1000 }],
  ['later than now', { nowMs: noonMs + 1 }, {}],
])('behavior: what was read %s is read anew', async (_, asked, wanted) => {
  const alone = await readsOf(byRule('zero', wanted))
  await room.ledger.look({ ...inquiryOf('one', noonMs), ...asked })
  const looked = await readsOf(byRule('one', wanted))
  expect(looked).toEqual(alone)
})
