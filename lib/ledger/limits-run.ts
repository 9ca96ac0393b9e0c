import assert from 'node:assert/strict'
import type { Candidate, Reserved } from '@/lib/payment/ledger-port'
import type { ChainWord } from '@/lib/payment/proof'
import { runBook } from './limits-book'
import { ruling } from './limits-model'
import type { Op, Word } from './limits-steps'
import {
  addRule,
  codeOf,
  createWorld,
  seller,
  type World,
} from './limits-world'
import { byRule, inquiryOf } from './sample-rule'

/** Counts what a run met, so that it cannot pass by meeting nothing. */
export type Met = Record<
  'paid' | 'stopped' | 'byHand' | 'voided' | 'settled' | 'dead' | 'undone',
  number
>

type Reserve = Extract<Op, { kind: 'reserve' }>

/** Runs one sequence against the ledger and the model. */
export async function run(ops: readonly Op[], met: Met): Promise<void> {
  const world = createWorld()
  await addRule(world, 0)
  await addRule(world, 1)
  for (const op of ops) {
    world.nowMs += op.laterMs
    if (op.isConfirmed) {
      await world.room.ledger.confirmTime(world.nowMs)
      world.tick()
      world.above.leapt = false
    }
    if (op.kind === 'reserve') await runReserve(world, op, met)
    else if (op.kind === 'look') await runLook(world, op)
    else if (op.kind === 'restart') world.restart()
    else if (op.kind === 'lock') world.isLocked = !world.isLocked
    else if ('target' in op) await runStep(world, op, met)
    else await runBook(world, op)
  }

  await world.rows.compare(world.room.ledger)
  world.isLocked = false
  assert.equal(await world.room.audit(), 'sound')
  const { doubt } = await world.room.rules.all(world.nowMs)
  assert.notEqual(doubt, 'LEDGER_SUSPECT')
}

/** What it sees may serve the next reserve; it changes nothing. */
async function runLook(
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

async function runReserve(world: World, op: Reserve, met: Met): Promise<void> {
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

/** One step of a payment that is there, or of one that is not. */
async function runStep(
  { room, rows, rules, nowMs, isLocked, tick }: World,
  op: Extract<Op, { target: number }>,
  met: Met,
): Promise<void> {
  const id = rows.pick(op.target)
  if (op.kind === 'looked') {
    const word = wordOf(op.word, nowMs)
    const { said, isNews, isUndone } = rows.look(id, op.word, nowMs, isLocked)
    const looked = room.ledger.looked(id, word, null, nowMs)
    assert.equal(await codeOf(looked), said)
    if (!isNews) return
    tick()
    if (op.word === 'dead') met[isUndone ? 'undone' : 'dead'] += 1
    else if (op.word !== 'open') met.settled += 1
    return
  }
  const expected: string = rows.canStep(id, op.kind, nowMs, isLocked)
  if (op.kind !== 'answered') {
    const call =
      op.kind === 'handed'
        ? room.ledger.handedOver(id, nowMs)
        : room.ledger.voided(id, 'LOCKED', nowMs)
    assert.equal(await codeOf(call), expected)
    if (op.kind === 'handed' && !isLocked) rows.tried(id)
    if (expected !== 'done') return
    rows.step(id, op.kind, tick())
    if (op.kind === 'voided') met.voided += 1
    return
  }
  const { delivery } = op
  const answer = { delivery, code: null, status: null, receipt: null }
  assert.equal(await codeOf(room.ledger.answered(id, answer, nowMs)), expected)
  if (expected !== 'done') return
  const paused = rows.answer(id, delivery, tick())
  const rule = paused === null ? undefined : rules.get(paused)
  if (rule) rule.paused = true
}

function wordOf(kind: Word, nowMs: number): ChainWord {
  if (kind === 'open') return { kind, because: 'LIVE' }
  if (kind === 'dead') return { kind, chainTimeMs: nowMs, endpoints: 1 }
  return {
    kind: 'settled',
    transaction: `0x${'ab'.repeat(32)}`,
    block: '1',
    blockTimeMs: nowMs,
    amount: '1',
    submitter: `0x${'11'.repeat(20)}`,
    confirmations: kind === 'deep' ? 3 : 2,
  }
}

function words(reserved: Reserved): string {
  return JSON.stringify(reserved, (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  )
}
