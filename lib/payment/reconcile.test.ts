import { beforeEach, describe, expect, test } from 'vitest'
import { createReconcileWorld } from '@/lib/testing/reconcile-world'
import type { Payment } from './payment'
import type { ChainWord, OpenBecause } from './proof'

type World = Awaited<ReturnType<typeof createReconcileWorld>>

let world: World

beforeEach(async () => {
  world = await createReconcileWorld()
})

const open = (because: OpenBecause): ChainWord => ({ kind: 'open', because })

const lost = { delivery: 'unknown', code: null, status: null } as const

async function payAndLose(name: string, byHand = false): Promise<string> {
  const id = await world.pay(name, { byHand })
  await world.ledger.answered(id, { ...lost, receipt: null }, world.nowMs)
  return id
}

describe('what is asked', () => {
  test('only the authorisation, and the hash the seller named', async () => {
    const id = await world.pay('one')
    const hash = `0x${'cd'.repeat(32)}` as const
    await world.ledger.answered(
      id,
      {
        delivery: 'ok',
        code: null,
        status: 200,
        receipt: {
          success: true,
          transaction: hash,
          network: null,
          payer: null,
          amount: null,
          error: null,
          raw: '',
        },
      },
      world.nowMs,
    )
    world.later(10_000)
    await world.reconciler.look()
    const [asked] = world.asked
    expect(asked?.network).toBe('eip155:84532')
    expect(Object.keys(asked?.questions[0] ?? {}).sort()).toEqual([
      'asset',
      'createdAtMs',
      'from',
      'hint',
      'id',
      'isUpTo',
      'mark',
      'nonce',
      'to',
      'validBefore',
      'value',
    ])
    expect(asked?.questions[0]?.hint).toBe(hash)
  })

  test('nothing before it is due, and ten payments at a time', async () => {
    for (let at = 0; at < 12; at++) await payAndLose(`p${at}`, true)
    await world.reconciler.look()
    expect(world.asked).toEqual([])
    world.later(10_000)
    await world.reconciler.look()
    expect(world.asked.map(({ questions }) => questions.length)).toEqual([
      10, 2,
    ])
    await world.reconciler.look()
    expect(world.asked).toHaveLength(2)
  })
})

describe('an outcome', () => {
  test('settled is told once, and confirmed until it is deep', async () => {
    const id = await payAndLose('one')
    world.say(id, world.settled(1))
    world.later(10_000)
    await world.reconciler.look()
    expect(world.proven).toEqual([[id, 'HANDED', 'SETTLED']])
    expect(await world.reconciler.nextAtMs()).toBeGreaterThan(world.nowMs)
    world.say(id, world.settled(3))
    world.later(70_000)
    await world.reconciler.look()
    expect(world.proven).toHaveLength(1)
    expect(await world.reconciler.nextAtMs()).toBeNull()
  })

  test('seen, and undone with its block, is looked for until it is dead', async () => {
    const id = await payAndLose('one')
    world.say(id, world.settled(1))
    world.later(10_000)
    await world.reconciler.look()
    world.say(id, open('NOT_FINAL'))
    for (let look = 0; look < 12; look++) {
      world.later(Number(await world.reconciler.nextAtMs()) - world.nowMs)
      await world.reconciler.look()
    }
    expect(await world.ledger.get(id)).toMatchObject({ state: 'SETTLED' })
    expect(await world.used()).toBe(10_000n)
    world.say(id, world.dead())
    world.later(Number(await world.reconciler.nextAtMs()) - world.nowMs)
    await world.reconciler.look()
    expect(world.proven).toEqual([
      [id, 'HANDED', 'SETTLED'],
      [id, 'SETTLED', 'DEAD'],
    ])
    expect(await world.used()).toBe(0n)
    expect(await world.reconciler.nextAtMs()).toBeNull()
    expect(await world.room.audit()).toBe('sound')
  })

  test('dead gives the limit back, and is told once', async () => {
    const id = await payAndLose('one')
    world.say(id, world.dead())
    world.later(121_000)
    await world.reconciler.look()
    await world.reconciler.lookNow(id)
    expect(world.proven).toEqual([[id, 'HANDED', 'DEAD']])
    expect(await world.used()).toBe(0n)
    expect(world.asked).toHaveLength(1)
    expect(await world.reconciler.nextAtMs()).toBeNull()
    expect(await world.room.audit()).toBe('sound')
  })

  test('dead is not believed while the device says it lives', async () => {
    const id = await payAndLose('one')
    world.say(id, world.dead())
    world.later(10_000)
    await world.reconciler.look()
    expect(await world.ledger.get(id)).toMatchObject({
      state: 'HANDED',
      proof: { kind: 'open', because: 'NOT_FINAL' },
    })
    expect(await world.used()).toBe(10_000n)
  })

  test('dead waits for the wallet to be opened, and is looked for again then', async () => {
    const id = await payAndLose('one')
    world.say(id, world.dead())
    world.later(121_000)
    world.isLocked = true
    await world.reconciler.look()
    expect(await world.ledger.get(id)).toMatchObject({
      state: 'HANDED',
      proof: { because: 'NOT_FINAL' },
    })
    await world.reconciler.unlocked()
    expect(world.proven).toEqual([])
    world.isLocked = false
    await world.reconciler.unlocked()
    expect(world.proven).toEqual([[id, 'HANDED', 'DEAD']])
    expect(await world.used()).toBe(0n)
  })

  test('what never was answered is found after its end', async () => {
    const id = await world.pay('one')
    world.say(id, world.settled(9))
    world.later(120_000)
    await world.reconciler.look()
    expect(world.asked).toEqual([])
    world.later(10_000)
    await world.reconciler.look()
    expect(world.proven).toEqual([[id, 'HANDED', 'SETTLED']])
  })
})

describe('what was searched for far and wide', () => {
  const isNearOnly = () => world.asked.at(-1)?.questions[0]?.isNearOnly ?? false

  test('is looked for where it should be from then on', async () => {
    const id = await payAndLose('one')
    world.later(10_000)
    for (const [because, isNear] of [
      ['LIVE', false],
      ['USED_OTHERWISE', false],
      ['USED_OTHERWISE', true],
    ] as const) {
      world.say(id, open(because))
      await world.reconciler.lookNow(id)
      expect(isNearOnly()).toBe(isNear)
    }
  })

  test('behavior: so is what has been looked for many times without an end', async () => {
    const id = await payAndLose('one')
    world.say(id, open('UNREACHABLE'))
    world.later(10_000)
    for (let look = 0; look < 6; look++) await world.reconciler.lookNow(id)
    expect(isNearOnly()).toBe(false)
    await world.reconciler.lookNow(id)
    expect(isNearOnly()).toBe(true)
  })
})

describe('nothing known', () => {
  for (const because of ['UNREACHABLE', 'DISAGREE'] as const)
    test(`${because}: stays counted, says so, is asked ever more rarely`, async () => {
      const id = await payAndLose('one')
      world.say(id, open(because))
      const waits: number[] = []
      world.later(10_000)
      for (let look = 0; look < 9; look++) {
        await world.reconciler.look()
        const nextAtMs = Number(await world.reconciler.nextAtMs())
        waits.push(Math.round((nextAtMs - world.nowMs) / 60_000))
        world.later(nextAtMs - world.nowMs)
      }
      expect(await world.ledger.get(id)).toMatchObject({
        state: 'HANDED',
        proof: { kind: 'open', because, tries: 9 },
      })
      expect(await world.used()).toBe(10_000n)
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 32, 32, 32])
      world.later(5 * 86_400_000)
      await world.reconciler.look()
      const nextAtMs = Number(await world.reconciler.nextAtMs())
      expect((nextAtMs - world.nowMs) / 3_600_000).toBeCloseTo(6, 0)
    })

  test.each<[string, Partial<Payment['intent']>]>([
    ['scheme', { scheme: 'batch' }],
    ['network', { network: 'eip155:999999' }],
  ])('a %s that is gone: counted, and never asked again', async (_, intent) => {
    const id = await world.pay('gone', { byHand: true, intent })
    world.later(3_600_000)
    await world.reconciler.look()
    expect(await world.ledger.get(id)).toMatchObject({
      state: 'HANDED',
      proof: { because: 'UNREACHABLE', nextAtMs: null },
    })
    expect(await world.reconciler.nextAtMs()).toBeNull()
  })

  test('past its end, but not final: every few minutes', async () => {
    const id = await payAndLose('one')
    world.say(id, open('NOT_FINAL'))
    world.later(125_000)
    await world.reconciler.look()
    const nextAtMs = Number(await world.reconciler.nextAtMs())
    expect(Math.round((nextAtMs - world.nowMs) / 60_000)).toBe(3)
  })

  test('a chain that throws is a chain nobody reached', async () => {
    const id = await payAndLose('one')
    world.fails = true
    world.later(10_000)
    await world.reconciler.look()
    expect(await world.ledger.get(id)).toMatchObject({
      proof: { because: 'UNREACHABLE' },
    })
  })

  test('a payment out of reach keeps none of the others from its outcome', async () => {
    const bad = await payAndLose('bad')
    const good = await payAndLose('good')
    world.say(good, world.settled(5))
    world.say(bad, world.settled(5))
    world.breaks = bad
    world.later(10_000)
    await world.reconciler.look()
    expect(world.proven).toEqual([[good, 'HANDED', 'SETTLED']])
  })
})

describe('the hour’s requests', () => {
  test('are sixty at most, whatever is due', async () => {
    for (let at = 0; at < 80; at++) await payAndLose(`p${at}`, true)
    world.callsEach = 12
    world.later(10_000)
    await world.reconciler.look()
    expect(world.sent()).toBe(60)
    expect(world.asked).toHaveLength(5)
    const freeMs = Number(await world.reconciler.nextAtMs())
    expect(freeMs - world.nowMs).toBe(3_600_000)
    world.later(3_599_000)
    await world.reconciler.look()
    expect(world.sent()).toBe(60)
    world.later(1000)
    await world.reconciler.look()
    expect(world.sent()).toBe(120)
  })

  test('are not forgotten by a worker that is stopped in the middle', async () => {
    const id = await payAndLose('one')
    world.say(id, world.settled(5))
    world.later(10_000)
    world.stopsAfterLook = true
    void world.reconciler.look()
    await expect.poll(() => world.isStopped).toBe(true)
    expect(world.proven).toEqual([])
    expect(world.counted()).toBe(30)

    // Another worker: the row is due as before, and is written once.
    world.stopsAfterLook = false
    world.restart()
    await world.reconciler.look()
    expect(world.proven).toEqual([[id, 'HANDED', 'SETTLED']])
    expect(world.counted()).toBe(33)
  })

  test('come back when the clock was set back', async () => {
    await payAndLose('one')
    world.later(10_000)
    await world.reconciler.look()
    world.later(-86_400_000)
    expect(world.counted()).toBe(3)
    await payAndLose('two', true)
    world.later(10_000)
    await world.reconciler.look()
    expect(world.counted()).toBe(3)
  })

  test('one look at a time: two at once ask once', async () => {
    await payAndLose('one')
    world.later(10_000)
    await Promise.all([world.reconciler.look(), world.reconciler.look()])
    expect(world.asked).toHaveLength(1)
  })
})
