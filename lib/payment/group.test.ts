import { beforeEach, expect, test, vi } from 'vitest'
import { CodedError } from '@/lib/messaging/errors'
import { buildWorld, challenge, sighting } from '@/lib/testing/payment-world'
import type { Challenge } from '@/lib/x402/challenge'
import type { JsonValue } from '@/lib/x402/json'
import { groupHash, groupsOf } from './group'
import type { Sighting } from './sighting'

let world: ReturnType<typeof buildWorld>

beforeEach(() => {
  world = buildWorld()
})

/** What the first entry of a challenge says, changed. */
function changed(
  change: Record<string, JsonValue>,
  amount = '10000',
): Challenge {
  const said = challenge(amount)
  return { ...said, accepts: [{ ...(said.accepts[0] as object), ...change }] }
}

const onPolygon = {
  network: 'eip155:137',
  asset: '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359',
}

/** One call of a page, answered with this. */
async function call(
  callId: string,
  what = challenge(),
  path = callId,
  change: Partial<Sighting> = {},
) {
  const url = `https://a.test/api/${path}`
  return await world.journey.consider(
    sighting(
      {
        questionId: `D1:${callId}`,
        target: {
          ...{ tabId: 1, documentId: 'D1', kind: 'call', method: 'GET' },
          ...{ url, callId },
        },
        circumstances: { ...sighting().circumstances, kind: 'call' },
        ...change,
      },
      what,
    ),
  )
}

const groups = () =>
  new Set([...world.questions.values()].map(({ groupId }) => groupId)).size

/** A yes to the first of all that waits, as one group. */
async function yes(choice: { pays?: string[]; rule?: typeof numbers }) {
  const [group = []] = groupsOf([...world.questions.values()])
  const [first] = group
  return await world.journey.answer({
    questionId: first?.id ?? '',
    hash: groupHash(group),
    choice: { kind: 'pay', offerIndex: 0, again: false, ...choice },
  })
}

const numbers = {
  ...{ perPayment: '10000', per24h: '30000', per30d: '100000' },
  kinds: ['call' as const],
}

/** Makes one group of all, whatever they ask. */
function forceTogether(): void {
  for (const [id, one] of world.questions)
    world.questions.set(id, { ...one, groupId: 'D1:first' })
}

const paid = async () =>
  (await world.ledger.list({ limit: 9 })).map(
    ({ url }) => new URL(url).pathname,
  )

test('calls paid in different ways are not one question', async () => {
  await call('first')
  await call('second', changed({ extra: { assetTransferMethod: 'permit2' } }))
  await call('third', changed(onPolygon))
  await call('fourth')
  expect(groups()).toBe(3)
})

test('what was not on the screen is not paid, and is asked after it', async () => {
  await call('first')
  await call('second', challenge('24000000'))
  expect(groups()).toBe(1)
  expect(await yes({})).toMatchObject({ ok: true })
  expect(await paid()).toEqual(['/api/first'])
  expect([...world.questions.keys()]).toEqual(['D1:second'])
})

test('behavior: a total of one way pays nothing in another', async () => {
  await call('first')
  await call('second', changed(onPolygon))
  forceTogether()
  expect(await yes({ pays: ['D1:first', 'D1:second'] })).toMatchObject({
    ok: true,
    failures: [{ url: 'https://a.test/api/second', because: 'TERMS_CHANGED' }],
  })
  expect(await paid()).toEqual(['/api/first'])
})

test('behavior: the rule on the screen is made with the first or not at all', async () => {
  await call('first')
  await call('second')
  const rules = async () => (await world.rules.all(world.state.nowMs)).rules
  await yes({ pays: ['D1:second'], rule: numbers })
  expect(await paid()).toEqual(['/api/second'])
  expect(await rules()).toEqual([])
})

test('behavior: what goes wrong with one takes nothing from the other', async () => {
  await call('first')
  await call('second')
  const isUnlocked = vi.spyOn(world.parts.vault, 'isUnlocked')
  let asked = 0
  isUnlocked.mockImplementation(async () => {
    // Each payment asks twice.
    if (++asked > 2) throw new CodedError('STORAGE', 'no')
    return true
  })
  expect(await yes({ pays: ['D1:first', 'D1:second'] })).toMatchObject({
    ok: true,
    paymentIds: [expect.any(String)],
    failures: [{ url: 'https://a.test/api/second', because: 'STORAGE' }],
  })
  expect(await paid()).toEqual(['/api/first'])
})

test('behavior: what only the page says is not asked with what was seen', async () => {
  await call('first')
  await call('second', challenge(), 'second', { evidence: 'page-supplied' })
  expect(groups()).toBe(2)
})

test('behavior: a rule that was made meanwhile is told before anything is paid', async () => {
  await call('first')
  world.state.nowMs += 1000
  await call('second')
  expect(groups()).toBe(2)
  await yes({ rule: numbers })
  expect(await paid()).toEqual(['/api/first'])
  expect(await yes({ rule: numbers })).toEqual({
    ok: false,
    because: 'RULE_EXISTS',
  })
  expect(await paid()).toEqual(['/api/first'])
})

test('behavior: one yes pays no more than one payment by hand may take', async () => {
  for (const [callId, dollars] of Object.entries({
    ...{ first: 20, second: 6, third: 5, fourth: 19 },
  }))
    await call(callId, challenge(String(dollars * 1_000_000)))
  const asked = [...world.questions.values()].map(({ id, groupId }) => [
    ...[id, groupId].map((one) => one.replace('D1:', '')),
  ])
  expect(asked).toEqual([
    ['first', 'first'],
    ['second', 'second'],
    ['third', 'first'],
    ['fourth', 'second'],
  ])
})

test('behavior: calls stopped by different rules are not raised together', async () => {
  await call('first')
  const stop = {
    ...{ code: 'OVER_RULE_24H' as const, offerIndex: 0, limit: null },
    ruleId: 'another',
  }
  for (const [id, one] of world.questions)
    world.questions.set(id, { ...one, stop })
  await call('second')
  expect(groups()).toBe(2)
})

test('two equal calls are handed one payment, which is counted once', async () => {
  await call('first')
  await call('second', challenge(), 'first')
  const answered = await yes({ pays: ['D1:first', 'D1:second'] })
  const [only, ...others] = await world.ledger.list({ limit: 9 })
  expect(others).toEqual([])
  expect(answered).toMatchObject({ ok: true, paymentIds: [only?.id] })
})

test('two equal calls asked as one purchase are both handed its payment', async () => {
  await call('first')
  await call('second', challenge(), 'first')
  // The same place at another price is another purchase, and waits.
  await call('third', challenge('20000'), 'first')
  const answered = await yes({})
  const [only, ...others] = await world.ledger.list({ limit: 9 })
  expect(others).toEqual([])
  expect(answered).toMatchObject({
    ok: true,
    paymentIds: [only?.id],
    failures: [],
  })
  expect([...world.questions.keys()]).toEqual(['D1:third'])
})

test('behavior: what its seller answered already is not bought for an equal call', async () => {
  const { ledger, parts, questions, state } = world
  await call('first')
  await call('second', challenge(), 'first')
  // The seller is quicker than the wallet is with the other call.
  vi.spyOn(parts.questions, 'remove').mockImplementation(async (id) => {
    questions.delete(id)
    const [row] = await ledger.list({ limit: 1 })
    const came = { delivery: 'ok', code: null, status: 200 } as const
    await ledger.answered(
      row?.id ?? '',
      { ...came, receipt: null },
      state.nowMs,
    )
    return undefined
  })
  const answered = await yes({ pays: ['D1:first', 'D1:second'] })
  expect(answered).toMatchObject({ ok: true, failures: [] })
  expect(await paid()).toEqual(['/api/first'])
  expect(questions.size).toBe(0)
})

test('behavior: an equal call that cannot be handed it loses nothing', async () => {
  const { parts, questions } = world
  await call('first')
  await call('second', challenge(), 'first')
  const remove = parts.questions.remove
  let failures = 1
  vi.spyOn(parts.questions, 'remove').mockImplementation(async (id) => {
    if (id === 'D1:second' && failures-- > 0) throw new Error('full')
    return await remove(id)
  })
  const answered = await yes({ pays: ['D1:first', 'D1:second'] })
  expect(answered).toMatchObject({ ok: true, failures: [] })
  expect(await paid()).toEqual(['/api/first'])
  expect(questions.size).toBe(0)
})

test('behavior: a call that waits is new only once', async () => {
  expect(await call('first')).toMatchObject({ kind: 'wait', isNew: true })
  expect(await call('first')).toMatchObject({ kind: 'wait', isNew: false })
  // The price has changed; what it is the price of has not.
  const dearer = challenge('20000')
  expect(await call('first', dearer)).toMatchObject({ isNew: false })
})
