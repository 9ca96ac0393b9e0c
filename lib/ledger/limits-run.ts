import assert from 'node:assert/strict'
import type { ChainWord } from '@/lib/payment/proof'
import { runBook } from './limits-book'
import { runLook, runReserve } from './limits-reserve'
import type { Op, Word } from './limits-steps'
import {
  addRule,
  codeOf,
  createWorld,
  type Met,
  type World,
} from './limits-world'

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
