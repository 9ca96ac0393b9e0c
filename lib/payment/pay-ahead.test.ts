import { beforeEach, describe, expect, test } from 'vitest'
import { makeRule } from '@/lib/policy/new-rule'
import {
  buildWorld,
  challenge,
  payTo,
  sighting,
  usdc,
} from '@/lib/testing/payment-world'
import { findToken } from '@/lib/tokens/find-token'
import type { Sighting } from './sighting'

let world: ReturnType<typeof buildWorld>

beforeEach(() => {
  world = buildWorld()
})

async function allow(paysKnown: boolean): Promise<void> {
  const token = findToken('eip155:8453', usdc)
  if (!token) throw new Error('No such token.')
  await world.rules.add(
    makeRule({
      id: 'rule',
      nowMs: world.state.nowMs,
      site: 'https://a.test',
      seller: 'https://a.test',
      offer: { token, payTo, amount: 10000n },
      numbers: {
        perPayment: '10000',
        per24h: '30000',
        per30d: '100000',
        kinds: ['open', 'call'],
        paysKnown,
      },
      paymentId: 'p0',
    }),
  )
}

/** The same call each time, under another id. */
function ahead(
  callId: string,
  change: Partial<Sighting['circumstances']> = {},
  what = challenge(),
): Sighting {
  return sighting(
    {
      questionId: `D1:${callId}`,
      target: { ...sighting().target, kind: 'call', callId },
      circumstances: {
        ...sighting().circumstances,
        kind: 'call',
        hasGesture: true,
        isAhead: true,
        ...change,
      },
    },
    what,
  )
}

const once = challenge()
const twoWays = { ...once, accepts: [...once.accepts, ...once.accepts] }

const rows = () => world.ledger.list({ limit: 9 })

describe('a known price', () => {
  test('is paid under a rule that says so; the row says it went ahead', async () => {
    await allow(true)
    const done = await world.journey.payAhead(ahead('c1'), 'rule')
    expect(done).toMatchObject({ kind: 'armed', fragment: 'x402=00' })
    expect(await rows()).toMatchObject([
      { isAhead: true, state: 'HANDED', decidedBy: { ruleId: 'rule' } },
    ])
    expect(world.questions.size).toBe(0)
  })

  test.each<[string, () => unknown, Sighting]>([
    ['without a rule', () => undefined, ahead('c1')],
    ['under a rule that does not say so', () => allow(false), ahead('c1')],
    ['in a hidden tab', () => allow(true), ahead('c1', { isVisible: false })],
    [
      'without a gesture',
      () => allow(true),
      ahead('c1', { hasGesture: false }),
    ],
    ['for a call that sends', () => allow(true), ahead('c1', { kind: 'send' })],
    ['above the limit', () => allow(true), ahead('c1', {}, challenge('10001'))],
    [
      'for a page that is opened',
      () => allow(true),
      { ...ahead('c1'), target: { ...sighting().target, callId: 'c1' } },
    ],
    ['where two prices are known', () => allow(true), ahead('c1', {}, twoWays)],
    [
      'to somebody else',
      () => allow(true),
      ahead('c1', {}, challenge('10000', usdc)),
    ],
    [
      'while locked',
      async () => {
        await allow(true)
        world.state.isUnlocked = false
      },
      ahead('c1'),
    ],
    [
      'under a paused rule',
      async () => {
        await allow(true)
        await world.rules.change('rule', (rule) => ({ ...rule, paused: 'YOU' }))
      },
      ahead('c1'),
    ],
  ])(
    'is left to the seller to ask %s: no row, no question',
    async (_, given, call) => {
      await given()
      expect(await world.journey.payAhead(call, 'rule')).toMatchObject({
        kind: 'leave',
      })
      expect(await rows()).toEqual([])
      expect(world.questions.size).toBe(0)
      expect(world.log).toEqual([])
    },
  )

  test('parallel calls: one authorisation, and none for the others', async () => {
    await allow(true)
    const done = await Promise.all(
      ['c1', 'c2', 'c3', 'c4'].map((id) =>
        world.journey.payAhead(ahead(id), 'rule'),
      ),
    )
    expect(done.filter(({ kind }) => kind === 'armed')).toHaveLength(1)
    expect(await rows()).toHaveLength(1)
    expect(world.log.filter((line) => line.startsWith('sign'))).toHaveLength(1)
  })

  test('a claim that comes again after a killed worker gets no second one', async () => {
    await allow(true)
    await world.journey.payAhead(ahead('c1'), 'rule')
    expect(await world.journey.payAhead(ahead('c1'), 'rule')).toMatchObject({
      kind: 'leave',
    })
    expect(await rows()).toHaveLength(1)
  })

  test('refused twice in a day pauses no rule, unless the money was taken', async () => {
    await allow(true)
    for (const id of ['c1', 'c2']) {
      const what = challenge(id === 'c1' ? '9000' : '9001')
      const done = await world.journey.payAhead(ahead(id, {}, what), 'rule')
      if (done.kind !== 'armed') throw new Error('not paid')
      await world.journey.answered(done.paymentId, {
        delivery: 'refused',
        code: 'No matching payment requirements',
        status: 402,
        receipt: null,
      })
    }
    const { rules } = await world.rules.all(world.state.nowMs)
    expect(rules[0]?.rule.paused).toBeNull()
    expect(rules[0]?.used.h24).toBe(18001n)
  })
})
