import assert from 'node:assert/strict'
import { type Ceilings, defaultCeilings } from '@/lib/policy/ceilings'
import type { Op } from './limits-steps'
import { addRule, codeOf, type World } from './limits-world'

const caps = { per24h: 90_000, per30d: 100_000 }

/** What a person does with rules and limits, there and in the model. */
export async function runBook(world: World, op: Op): Promise<void> {
  switch (op.kind) {
    case 'add':
      await addRule(world, op.rule)
      break
    case 'remove':
      await world.room.rules.remove(`rule-${op.rule}`)
      world.rules.delete(`rule-${op.rule}`)
      break
    case 'edit': {
      const rule = world.rules.get(`rule-${op.rule}`)
      const changed = codeOf(
        world.room.rules.change(`rule-${op.rule}`, (stored) => ({
          ...stored,
          mode: op.asks ? 'ask' : 'auto',
          paused: op.paused ? 'YOU' : null,
          per24h: String(op.per24h),
        })),
      )
      const free =
        !rule ||
        (rule.asks === op.asks &&
          rule.per24h === op.per24h &&
          (op.paused || !rule.paused))
      const edited: string = world.isLocked && !free ? 'LOCKED' : 'done'
      assert.equal(await changed, edited)
      if (rule && edited === 'done') {
        rule.asks = op.asks
        rule.paused = op.paused
        rule.per24h = op.per24h
      }
      break
    }
    case 'pauseAll':
      await world.room.rules.pauseAll(op.paused)
      world.above.paused = op.paused
      break
    case 'never': {
      const site = `https://site-${op.rule}.example`
      const set = await codeOf(
        world.room.rules.setNever(site, op.never, world.nowMs),
      )
      assert.equal(set, world.isLocked && !op.never ? 'LOCKED' : 'done')
      if (set !== 'done') break
      if (op.never) world.above.never.add(site)
      else world.above.never.delete(site)
      break
    }
    case 'ceilings': {
      const set = await codeOf(
        world.room.rules.setCeilings(ceilingsOf(world.above.paused, op.scope)),
      )
      assert.equal(set, world.isLocked ? 'LOCKED' : 'done')
      if (set === 'done')
        for (const scope of ['site', 'seller', 'all'] as const)
          world.above[scope] = scope === op.scope ? caps : world.roomy
      break
    }
  }
}

function ceilingsOf(isPaused: boolean, scope: 'site' | 'seller' | 'all') {
  const { usd } = defaultCeilings.of
  assert.ok(usd)
  const low = { per24h: String(caps.per24h), per30d: String(caps.per30d) }
  const ceilings: Ceilings = { isPaused, of: { usd: { ...usd, [scope]: low } } }
  return ceilings
}
