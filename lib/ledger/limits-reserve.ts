import assert from 'node:assert/strict'
import type { Candidate, Reserved } from '@/lib/payment/ledger-port'
import { ruling } from './limits-model'
import type { Op } from './limits-steps'
import { type Met, seller, type World } from './limits-world'
import { byRule, inquiryOf } from './sample-rule'

type Reserve = Extract<Op, { kind: 'reserve' }>

/** What it sees may serve the next reserve; it changes nothing. */
export async function runLook(
  { room, nowMs }: World,
  { rule, purchase }: Extract<Op, { kind: 'look' }>,
): Promise<void> {
  const inquiry = inquiryOf('any', nowMs)
  await room.ledger.look({
    ...inquiry,
    site: `https://site-${rule}.example`,
    seller,
    offers: inquiry.offers.map((offer) => ({
      ...offer,
      purchaseKey: `purchase-${purchase}`,
    })),
  })
}

/** Reserves, at once where there are several, and holds each against the model. */
export async function runReserve(
  world: World,
  op: Reserve,
  met: Met,
): Promise<void> {
  const wanted = op.requests.map((request) => candidateOf(world, op, request))
  const seen = await Promise.all(
    wanted.map((one) => world.room.ledger.reserve(one)),
  )
  for (const [at, reserved] of seen.entries()) {
    const one = wanted[at]
    assert.ok(one)
    const said = reserved.kind === 'refused' ? reserved.because : reserved.kind
    if (world.isLocked) {
      assert.equal(said, 'LOCKED')
      continue
    }
    const earlier: string | undefined = world.rows.earlier(one)
    if (earlier) {
      world.tick()
      assert.equal(said, earlier)
      continue
    }
    const { may, must } = rulingOn(world, op, one)
    if (reserved.kind !== 'reserved') {
      assert.ok(!must, `stopped for nothing: ${words(reserved)}`)
      met.stopped += 1
      continue
    }
    assert.ok(may, 'a limit was passed')
    met[op.byHand ? 'byHand' : 'paid'] += 1
    const bornMs = world.tick()
    world.rows.add(one, bornMs, reserved.payment)
    const rule = world.rules.get(`rule-${op.rule}`)
    if (!rule || op.byHand) continue
    rule.recent = [...rule.recent, op.value].slice(-10)
    rule.usedMs = bornMs
  }
}

function rulingOn(
  { nowMs, rules, above, rows }: World,
  op: Reserve,
  one: Candidate,
) {
  const ruleId = `rule-${op.rule}`
  if (op.byHand) return { may: true, must: true }
  return ruling(
    {
      ruleId,
      site: one.site,
      seller,
      purchase: one.purchaseKey,
      value: op.value,
      isPage: op.isPage,
      nowMs,
    },
    rules.get(ruleId),
    above,
    rows.rows,
  )
}

function candidateOf(world: World, op: Reserve, request: number): Candidate {
  const id = world.rows.nextId()
  const { circumstances, ...rest } = byRule(id, {
    id,
    purchaseKey: `purchase-${op.purchase}`,
    requestKey: `request-${request}`,
    site: `https://site-${op.rule}.example`,
    seller,
    value: String(op.value),
    nowMs: world.nowMs,
  })
  if (op.byHand || !circumstances)
    return { ...rest, decidedBy: { kind: 'you' }, circumstances: null }
  return {
    ...rest,
    decidedBy: { kind: 'rule', ruleId: `rule-${op.rule}` },
    circumstances: { ...circumstances, kind: op.isPage ? 'open' : 'call' },
  }
}

function words(reserved: Reserved): string {
  return JSON.stringify(reserved, (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  )
}
