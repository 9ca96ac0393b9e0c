import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CodedError } from '@/lib/messaging/errors'
import { makeRule } from '@/lib/policy/new-rule'
import {
  buildWorld,
  challenge,
  payTo,
  sighting,
  usdc,
  yes,
} from '@/lib/testing/payment-world'
import { findToken } from '@/lib/tokens/find-token'
import { done } from './answered'
import type { Question } from './question'
import type { Sighting } from './sighting'

let world: ReturnType<typeof buildWorld>
let calls: number

beforeEach(() => {
  world = buildWorld()
  calls = 0
})

const numbers = {
  perPayment: '10000',
  per24h: '30000',
  per30d: '100000',
  kinds: ['open' as const, 'call' as const],
}

async function allow(change: Partial<typeof numbers> = {}): Promise<void> {
  const token = findToken('eip155:8453', usdc)
  if (!token) throw new Error('No such token.')
  await world.rules.add(
    makeRule({
      id: 'rule',
      nowMs: world.state.nowMs,
      site: 'https://a.test',
      seller: 'https://a.test',
      offer: { token, payTo, amount: 10000n },
      numbers: { ...numbers, ...change },
      paymentId: 'p0',
    }),
  )
}

/** One call of a page a person has touched; each of another URL. */
function call(change: Partial<Sighting> = {}, what = challenge()): Sighting {
  calls++
  return sighting(
    {
      questionId: `D1:c${calls}`,
      target: {
        tabId: 1,
        documentId: 'D1',
        kind: 'call',
        method: 'GET',
        url: `https://a.test/api/${calls}`,
        callId: `c${calls}`,
      },
      circumstances: {
        ...sighting().circumstances,
        kind: 'call',
        hasGesture: true,
      },
      ...change,
    },
    what,
  )
}

const only = (questions: Map<string, Question>) => [...questions.values()][0]

describe('under a rule', () => {
  test('a page opens without a question, and the row says by which rule', async () => {
    await allow()
    expect(await world.journey.consider(sighting())).toMatchObject({
      kind: 'armed',
    })
    expect(world.questions.size).toBe(0)
    expect(await world.ledger.list({ limit: 5 })).toMatchObject([
      { decidedBy: { kind: 'rule', ruleId: 'rule' } },
    ])
  })

  test('a limit that is reached is a question that names it', async () => {
    await allow()
    for (let n = 0; n < 3; n++)
      expect((await world.journey.consider(call())).kind).toBe('armed')
    expect((await world.journey.consider(call())).kind).toBe('wait')
    expect(only(world.questions)).toMatchObject({
      state: 'ask',
      stop: {
        code: 'OVER_RULE_24H',
        limit: { used: '30000', of: '30000' },
      },
    })
  })

  test('a hundred at once pay for what the limit allows', async () => {
    await allow()
    await Promise.all(
      Array.from({ length: 100 }, () => world.journey.consider(call())),
    )
    expect(await world.ledger.list({ limit: 200 })).toHaveLength(3)
  })

  test('calls of a page that left while they waited take nothing', async () => {
    await allow({ per24h: '100000' })
    const all = Array.from({ length: 40 }, () => world.journey.consider(call()))
    world.state.isAlive = false
    world.journey.left('D1')
    const left = { kind: 'leave', because: 'GONE' }
    expect((await Promise.all(all)).slice(16)).toEqual(Array(24).fill(left))
    // The pace of a rule is six a minute.
    expect(await world.ledger.list({ limit: 200 })).toHaveLength(6)
  })

  test('a rule paused meanwhile pays nothing', async () => {
    await allow()
    await world.rules.change('rule', (rule) => ({ ...rule, paused: 'YOU' }))
    expect((await world.journey.consider(call())).kind).toBe('wait')
    expect(await world.ledger.list({ limit: 5 })).toEqual([])
  })

  test('locked, it is asked and nothing is signed', async () => {
    await allow()
    world.state.isUnlocked = false
    expect((await world.journey.consider(call())).kind).toBe('wait')
    expect(world.log).toEqual(['show'])
  })

  test('once pays and leaves the rule as it was; raised, it pays on', async () => {
    await allow({ per24h: '10000', per30d: '10000' })
    await world.journey.consider(call())
    await world.journey.consider(call())
    await world.journey.answer(yes(only(world.questions)))
    await world.journey.consider(call())
    const asked = only(world.questions)
    expect(asked?.stop?.code).toBe('OVER_RULE_24H')
    const raise = { perPayment: '10000', per24h: '50000', per30d: '50000' }
    const once = yes(asked)
    await world.journey.answer({ ...once, choice: { ...once.choice, raise } })
    expect((await world.journey.consider(call())).kind).toBe('armed')
  })
})

describe('born from an approval', () => {
  test('"let this site take" pays the next one by itself', async () => {
    const { journey, questions, rules, state } = world
    await journey.consider(call())
    const once = yes(only(questions))
    expect(
      await journey.answer({
        ...once,
        choice: { ...once.choice, rule: numbers },
      }),
    ).toMatchObject({ ok: true })
    expect((await rules.all(state.nowMs)).rules).toMatchObject([
      { rule: { payTo: [payTo], anchor: '10000', mode: 'auto' } },
    ])
    expect((await journey.consider(call())).kind).toBe('armed')
  })

  test('numbers that do not fit are refused before anything is paid', async () => {
    const { journey, questions, ledger } = world
    await journey.consider(call())
    const once = yes(only(questions))
    const rule = { ...numbers, per24h: '1' }
    expect(
      await journey.answer({ ...once, choice: { ...once.choice, rule } }),
    ).toEqual({ ok: false, because: 'BAD_NUMBERS' })
    expect(await ledger.list({ limit: 5 })).toEqual([])
  })

  test('"never" closes what this site asks, and it is not asked again', async () => {
    const { journey, questions } = world
    await journey.consider(call())
    await journey.answer({
      ...yes(only(questions)),
      choice: { kind: 'never' },
    })
    expect(questions.size).toBe(0)
    expect(await journey.consider(call())).toEqual({
      kind: 'leave',
      because: 'NEVER',
    })
  })
})

describe('calls that come together', () => {
  const hashOf = () =>
    [...world.questions.values()].map(({ hash }) => hash).join('+')

  test('are one question; one yes pays all that are ticked', async () => {
    const { journey, questions, ledger } = world
    for (let n = 0; n < 3; n++) await journey.consider(call())
    const groups = new Set([...questions.values()].map((one) => one.groupId))
    expect(groups.size).toBe(1)
    const once = yes(only(questions))
    await journey.answer({
      ...once,
      hash: hashOf(),
      choice: { ...once.choice, pays: ['D1:c1', 'D1:c3'] },
    })
    const urls = (await ledger.list({ limit: 5 })).map(({ url }) => url)
    expect(urls.sort()).toEqual([
      'https://a.test/api/1',
      'https://a.test/api/3',
    ])
    expect(world.log.filter((line) => line === 'tell leave')).toHaveLength(1)
  })

  test('behavior: a yes names all it paid, and beside them what failed', async () => {
    const { journey, questions, ledger, parts } = world
    for (let n = 0; n < 3; n++) await journey.consider(call())
    const sign = vi.spyOn(parts.vault, 'signPayment')
    sign.mockRejectedValueOnce(new CodedError('SELF_CHECK', 'no'))
    const once = yes(questions.get('D1:c1'))
    const answered = await journey.answer({
      ...once,
      hash: hashOf(),
      choice: { ...once.choice, pays: [...questions.keys()] },
    })
    const rows = await ledger.list({ limit: 5 })
    const paid = rows.filter(({ state }) => state === 'HANDED').reverse()
    expect(paid.map(({ url }) => url)).toEqual([
      'https://a.test/api/2',
      'https://a.test/api/3',
    ])
    expect(answered).toEqual(
      done({
        paymentIds: paid.map(({ id }) => id),
        failures: [{ url: 'https://a.test/api/1', because: 'SELF_CHECK' }],
      }),
    )
    // What failed is asked again, as after any failure.
    expect([...questions.keys()]).toEqual(['D1:c1'])
  })

  test('behavior: where nothing came of any, the yes is refused', async () => {
    const { journey, questions, state } = world
    for (let n = 0; n < 2; n++) await journey.consider(call())
    state.signs = false
    const once = yes(questions.get('D1:c1'))
    expect(
      await journey.answer({
        ...once,
        hash: hashOf(),
        choice: { ...once.choice, pays: [...questions.keys()] },
      }),
    ).toEqual({ ok: false, because: 'SELF_CHECK' })
  })

  test('behavior: one that joined unseen makes the yes void', async () => {
    const { journey, questions, ledger } = world
    await journey.consider(call())
    const once = yes(only(questions))
    await journey.consider(call())
    expect(await journey.answer(once)).toEqual({
      ok: false,
      because: 'TERMS_CHANGED',
    })
    expect(await ledger.list({ limit: 5 })).toEqual([])
  })

  test('behavior: those of later, or of another page, ask by themselves', async () => {
    const { journey, questions, state } = world
    await journey.consider(call())
    state.nowMs += 301
    await journey.consider(call())
    await journey.consider(
      call({ target: { ...call().target, tabId: 2, documentId: 'D2' } }),
    )
    const groups = new Set([...questions.values()].map((one) => one.groupId))
    expect(groups.size).toBe(3)
  })

  test('behavior: ten questions wait, the eleventh is left alone', async () => {
    const { journey, questions, state } = world
    for (let n = 0; n < 12; n++) {
      state.nowMs += 301
      await journey.consider(call())
    }
    expect(questions.size).toBe(10)
  })
})
