import { expect, test } from 'vitest'
import { makeRule } from '@/lib/policy/new-rule'
import {
  buildWorld,
  challenge,
  payTo,
  sighting,
  usdc,
} from '@/lib/testing/payment-world'
import { findToken } from '@/lib/tokens/find-token'
import { questionViewsOf } from './question-view'

/** Out of the 24 hours, and no leap of the clock that stops rules. */
const overADayMs = 25.9 * 3_600_000

async function viewed(world: ReturnType<typeof buildWorld>) {
  const { ledger, journey, questions, state } = world
  const { nowMs } = state
  const all = [...questions.values()]
  const [view] = await questionViewsOf(all, { ledger, journey, nowMs })
  return view
}

test('the rule of each offer is shown with what it used', async () => {
  const world = buildWorld()
  const token = findToken('eip155:8453', usdc)
  if (!token) throw new Error('No such token.')
  await world.rules.add(
    makeRule({
      id: 'rule',
      nowMs: world.state.nowMs,
      site: 'https://a.test',
      seller: 'https://a.test',
      offer: { token, payTo, amount: 10_000n },
      numbers: {
        perPayment: '10000',
        per24h: '20000',
        per30d: '100000',
        kinds: ['open'],
      },
      paymentId: 'p0',
    }),
  )
  const open = (questionId: string) => {
    const { target } = sighting()
    const url = `https://a.test/${questionId}`
    return sighting({ questionId, target: { ...target, url } })
  }
  expect((await world.journey.consider(open('1'))).kind).toBe('armed')
  world.state.nowMs += overADayMs
  expect((await world.journey.consider(open('2'))).kind).toBe('armed')
  const dear = challenge('20000')
  const [onBase] = dear.accepts as [object]
  const onPolygon = {
    ...onBase,
    network: 'eip155:137',
    asset: '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359',
  }
  const accepts = [onPolygon, { ...onBase }]
  await world.journey.consider({
    ...open('3'),
    read: { ok: true, challenge: { ...dear, accepts } },
  })

  const view = await viewed(world)
  expect(view?.offers.map(({ network }) => network)).toEqual([
    'eip155:137',
    'eip155:8453',
  ])
  expect(view?.limits).toEqual([
    null,
    {
      per24h: { used: '10000', of: '20000' },
      per30d: { used: '20000', of: '100000' },
    },
  ])
})

test('behavior: without a rule there is no limit to show', async () => {
  const world = buildWorld()
  await world.journey.consider(sighting())
  expect((await viewed(world))?.limits).toEqual([null])
})

test('equal calls are one item, at another price they are two', async () => {
  const world = buildWorld()
  const prices = { '1': '10000', '2': '20000', '3': '10000' }
  for (const [callId, amount] of Object.entries(prices)) {
    const url = 'https://a.test/same'
    const target = { ...sighting().target, kind: 'call' as const, callId, url }
    const circumstances = { ...sighting().circumstances, kind: 'call' as const }
    await world.journey.consider(
      sighting(
        { questionId: callId, target, circumstances },
        challenge(amount),
      ),
    )
  }
  const view = await viewed(world)
  const items = view?.items.map(({ questionIds, offers }) => [
    questionIds,
    offers.map(({ amount }) => amount),
  ])
  expect(items).toEqual([
    [['1', '3'], ['10000']],
    [['2'], ['20000']],
  ])
})

test('behavior: what came at one moment is answered as it is shown', async () => {
  const world = buildWorld()
  const { questions } = world
  for (const callId of ['1', '2']) {
    const url = `https://a.test/${callId}`
    const target = { ...sighting().target, kind: 'call' as const, callId, url }
    const circumstances = { ...sighting().circumstances, kind: 'call' as const }
    await world.journey.consider(
      sighting({ questionId: callId, target, circumstances }),
    )
  }
  // Written again, the first comes after the other.
  const first = questions.get('1')
  if (!first) throw new Error('Nothing is asked.')
  questions.delete('1')
  questions.set('1', first)
  const view = await viewed(world)
  expect(
    await world.journey.answer({
      ...{ questionId: view?.id ?? '', hash: view?.hash ?? '' },
      choice: {
        ...{ kind: 'pay', offerIndex: 0, again: false, pays: ['1', '2'] },
      },
    }),
  ).toMatchObject({ ok: true, failures: [] })
})
