import { describe, expect, test } from 'vitest'
import { buildWorld } from '@/lib/testing/payment-world'
import {
  buy,
  enter,
  only,
  rule,
  visit,
  withSignIn,
} from '@/lib/testing/sign-in-world'
import { done } from './answered'

describe('a page bought before', () => {
  test('is asked about, opened at a word, and nothing is paid', async () => {
    const world = buildWorld()
    const bought = await buy(world)
    await world.journey.consider(visit('again'))
    const question = world.questions.get('again:open')
    expect(question).toMatchObject({
      state: 'paid-before',
      previousId: bought.id,
      signIn: { kind: 'offered', purchaseId: bought.id },
    })
    expect(await enter(world, 'again:open')).toEqual(done())
    expect(world.log.map((line) => line.split(' ')[0])).toEqual([
      'show',
      'sign-in',
      'arm',
      'go',
    ])
    expect(world.log[2]).toBe('arm SIGN-IN-WITH-X')
    expect(await world.ledger.list({ limit: 9 })).toHaveLength(1)
  })

  test('the same live authorisation comes first', async () => {
    const world = buildWorld()
    const bought = await buy(world, false)
    expect(await world.journey.consider(visit('again'))).toMatchObject({
      kind: 'armed',
      paymentId: bought.id,
    })
    expect(world.log.some((line) => line.startsWith('sign-in'))).toBe(false)
  })

  test('opens at once under a rule, whatever it costs now', async () => {
    const world = buildWorld()
    await buy(world)
    await rule(world)
    expect(await world.journey.consider(visit('again'))).toMatchObject({
      kind: 'sign-in',
    })
    const dearer = visit('dearer', withSignIn({}, '12000'))
    expect(await world.journey.consider(dearer)).toMatchObject({
      kind: 'sign-in',
    })
    expect(await world.ledger.list({ limit: 9 })).toHaveLength(1)
  })

  test.each([
    ['paused', { paused: 'YOU' }],
    ['asking', { mode: 'ask' }],
    ['for calls', { kinds: ['call'] }],
  ])('is asked about where the rule is %s', async (_, change) => {
    const world = buildWorld()
    await buy(world)
    await rule(world, change)
    expect(await world.journey.consider(visit('again'))).toMatchObject({
      kind: 'wait',
    })
  })

  test('is asked about while locked, and not signed', async () => {
    const world = buildWorld()
    await buy(world)
    await rule(world)
    world.state.isUnlocked = false
    expect(await world.journey.consider(visit('again'))).toMatchObject({
      kind: 'wait',
    })
    expect(await enter(world, 'again:open')).toEqual({
      ok: false,
      because: 'LOCKED',
    })
    expect(world.questions.get('again:open')?.signIn).toMatchObject({
      kind: 'offered',
    })
    world.state.isUnlocked = true
    expect(await enter(world, 'again:open')).toMatchObject({ ok: true })
  })

  test('a 402 after a sign-in is never signed for again', async () => {
    const world = buildWorld()
    await buy(world)
    await rule(world)
    const first = await world.journey.consider(visit('again'))
    const signInId = first.kind === 'sign-in' ? first.signInId : ''
    const refused = {
      delivery: 'unknown',
      code: null,
      status: 402,
      receipt: null,
    } as const
    await world.journey.signedIn(signInId, refused)
    // The document that came for it, and the same visit once more.
    const after = { ...visit('after'), answers: signInId }
    expect(await world.journey.consider(after)).toMatchObject({ kind: 'wait' })
    expect(world.questions.get('after:open')).toMatchObject({
      state: 'paid-before',
      signIn: null,
    })
    expect(await world.journey.consider(visit('again'))).toMatchObject({
      kind: 'wait',
    })
    expect(world.questions.get('again:open')?.signIn).toBeNull()
    expect(world.log.filter((line) => line.startsWith('sign-in'))).toHaveLength(
      1,
    )
  })

  test('a sign-in that may not be signed leaves the question, and says why', async () => {
    const world = buildWorld()
    await buy(world)
    await world.journey.consider(
      visit('again', withSignIn({ domain: 'b.test' })),
    )
    expect(world.questions.get('again:open')).toMatchObject({
      state: 'paid-before',
      signIn: { kind: 'refused', because: 'SIGN_IN_DOMAIN' },
    })
    expect(await enter(world, 'again:open')).toMatchObject({ ok: false })
    expect(world.log).toEqual(['show'])
  })

  test('one that grew old while it waited is not signed', async () => {
    const world = buildWorld()
    await buy(world)
    world.state.nowMs += 60_000
    await world.journey.consider(visit('again'))
    world.state.nowMs += 299_000
    expect(await enter(world, 'again:open')).toEqual({
      ok: false,
      because: 'SIGN_IN_STALE',
    })
    expect(world.questions.get('again:open')?.signIn).toEqual({
      kind: 'refused',
      because: 'SIGN_IN_STALE',
    })
  })

  test('a page cannot have another site’s sign-in signed', async () => {
    const world = buildWorld()
    await buy(world)
    const told = {
      ...visit('again'),
      evidence: 'page-supplied',
      site: 'https://b.test',
    } as const
    await world.journey.consider(told)
    expect(world.questions.get('again:open')?.signIn).toEqual({
      kind: 'refused',
      because: 'SIGN_IN_PAGE',
    })
  })
})

test('a page with a price that was never bought is not signed in to', async () => {
  const world = buildWorld()
  await rule(world, { mode: 'ask' })
  await world.journey.consider(visit('new'))
  expect(world.questions.get('new:open')).toMatchObject({
    state: 'ask',
    signIn: null,
  })
})

describe('a page that sells nothing', () => {
  test('asks, is signed at a word, and silently only under a rule', async () => {
    const world = buildWorld()
    await world.journey.consider(only('one'))
    expect(world.questions.get('one:open')).toMatchObject({ state: 'sign-in' })
    expect(await enter(world, 'one:open')).toEqual(done())
    expect(await world.journey.consider(only('two'))).toMatchObject({
      kind: 'wait',
    })
    await rule(world)
    expect(await world.journey.consider(only('three'))).toMatchObject({
      kind: 'sign-in',
    })
  })

  test('explains a bad one, and leaves a call its 402', async () => {
    const world = buildWorld()
    await world.journey.consider(only('one', { statement: 'a\nb' }))
    expect(world.questions.get('one:open')).toMatchObject({
      state: 'unpayable',
      because: 'SIGN_IN_STATEMENT',
    })
    const bent = only('two', { statement: 'a\nb' })
    const target = { ...bent.target, kind: 'call', callId: 'c' } as const
    const circumstances = { ...bent.circumstances, kind: 'call' } as const
    expect(
      await world.journey.consider({ ...bent, target, circumstances }),
    ).toEqual({
      kind: 'leave',
      because: 'SIGN_IN_STATEMENT',
    })
  })
})
