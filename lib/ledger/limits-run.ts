import assert from 'node:assert/strict'
import { IDBFactory } from 'fake-indexeddb'
import { CodedError } from '@/lib/messaging/errors'
import type { Candidate } from '@/lib/payment/ports'
import { type Ceilings, defaultCeilings } from '@/lib/policy/ceilings'
import { type ModelAbove, type ModelRule, ruling } from './limits-model'
import { createModelRows } from './limits-rows'
import type { Op } from './limits-steps'
import { noonMs } from './sample-candidate'
import { sampleKey, sampleRoom } from './sample-room'
import { byRule, sampleRule } from './sample-rule'

const caps = { per24h: 90_000, per30d: 150_000 }
const seller = 'https://seller.example'

/** Counts what a run met, so that it cannot pass by meeting nothing. */
export type Met = Record<'paid' | 'stopped' | 'byHand' | 'voided', number>

/** Runs one sequence against the ledger and the model. */
export async function run(ops: readonly Op[], met: Met): Promise<void> {
  globalThis.indexedDB = new IDBFactory()
  let isLocked = false
  const open = () =>
    sampleRoom({
      sealKey: async () => (isLocked ? null : sampleKey),
      outside: { load: async () => mark, save: async (value) => keep(value) },
    })
  let mark: unknown
  const keep = (value: unknown) => {
    mark = value
  }
  let room = open()
  let nowMs = noonMs
  const model = createModelRows()
  const rules = new Map<string, ModelRule>()
  const above: ModelAbove = {
    paused: false,
    never: new Set(),
    perPayment: 500_000,
    site: { per24h: 3_000_000, per30d: 30_000_000 },
    seller: { per24h: 3_000_000, per30d: 30_000_000 },
    all: { per24h: 3_000_000, per30d: 30_000_000 },
    latestMs: 0,
    leapt: false,
  }
  /** The ledger's clock, as its rules say it moves. */
  const tick = () => {
    if (nowMs > above.latestMs) {
      if (above.latestMs && nowMs - above.latestMs > 26 * 3_600_000)
        above.leapt = true
      above.latestMs = nowMs
    }
    return above.latestMs
  }
  const code = async (action: Promise<unknown>) => {
    try {
      await action
      return 'done'
    } catch (error) {
      return error instanceof CodedError ? error.code : String(error)
    }
  }
  const addRule = async (at: number) => {
    const id = `rule-${at}`
    const rule = sampleRule({
      id,
      site: `https://site-${at}.example`,
      seller,
      perMinute: 3,
      per24h: '70000',
      per30d: '110000',
      anchor: '20000',
      createdAtMs: nowMs,
      expiresAtMs: nowMs + 40 * 86_400_000,
    })
    const made = await code(room.rules.add(rule))
    assert.equal(
      made,
      isLocked ? 'LOCKED' : rules.has(id) ? 'RULE_EXISTS' : 'done',
    )
    if (made !== 'done') return
    rules.set(id, {
      id,
      site: rule.site,
      seller,
      asks: false,
      paused: false,
      perPayment: 50_000,
      per24h: 70_000,
      per30d: 110_000,
      perMinute: 3,
      anchor: 20_000,
      endsMs: rule.expiresAtMs,
      usedMs: nowMs,
      recent: [],
    })
  }
  await addRule(0)
  await addRule(1)

  for (const op of ops) {
    nowMs += op.laterMs
    switch (op.kind) {
      case 'reserve': {
        const wanted = op.requests.map((request): Candidate => {
          const id = model.nextId()
          const { circumstances, ...rest } = byRule(id, {
            id,
            purchaseKey: `purchase-${op.purchase}`,
            requestKey: `request-${request}`,
            site: `https://site-${op.rule}.example`,
            seller,
            value: String(op.value),
            nowMs,
          })
          return {
            ...rest,
            decidedBy: op.byHand
              ? { kind: 'you' }
              : { kind: 'rule', ruleId: `rule-${op.rule}` },
            circumstances:
              op.byHand || !circumstances
                ? null
                : { ...circumstances, kind: op.isPage ? 'open' : 'call' },
          }
        })
        const seen = await Promise.all(
          wanted.map((one) => room.ledger.reserve(one)),
        )
        for (const [at, reserved] of seen.entries()) {
          const one = wanted[at]
          assert.ok(one)
          if (isLocked) {
            assert.ok(
              reserved.kind === 'refused' && reserved.because === 'LOCKED',
            )
            continue
          }
          const earlier: string | undefined = model.earlier(one)
          if (earlier) {
            tick()
            assert.ok('payment' in reserved || reserved.kind === 'refused')
            assert.equal(
              reserved.kind === 'refused' ? reserved.because : reserved.kind,
              earlier,
            )
            continue
          }
          const rule = rules.get(`rule-${op.rule}`)
          const { may, must } = op.byHand
            ? { may: true, must: true }
            : ruling(
                {
                  ruleId: `rule-${op.rule}`,
                  site: one.site,
                  seller,
                  purchase: one.purchaseKey,
                  value: op.value,
                  isPage: op.isPage,
                  nowMs,
                },
                rule,
                above,
                model.rows,
              )
          const paid = reserved.kind === 'reserved'
          if (paid) assert.ok(may, 'a limit was passed')
          else assert.ok(!must, `stopped for nothing: ${words(reserved)}`)
          if (!paid) {
            met.stopped += 1
            continue
          }
          met[op.byHand ? 'byHand' : 'paid'] += 1
          const bornMs = tick()
          model.add(one, bornMs, reserved.payment)
          if (rule && !op.byHand) {
            rule.recent = [...rule.recent, op.value].slice(-10)
            rule.usedMs = bornMs
          }
        }
        break
      }
      case 'handed':
      case 'voided': {
        const id = model.pick(op.target)
        const expected: string = model.canStep(id, op.kind, isLocked)
        const call =
          op.kind === 'handed'
            ? room.ledger.handed(id, nowMs)
            : room.ledger.voided(id, 'LOCKED', nowMs)
        assert.equal(await code(call), expected)
        if (expected !== 'done') break
        model.step(id, op.kind, tick())
        if (op.kind === 'voided') met.voided += 1
        break
      }
      case 'answered': {
        const id = model.pick(op.target)
        const { delivery } = op
        const answer = { delivery, code: null, status: null, receipt: null }
        const expected: string = model.canStep(id, 'answered', isLocked)
        const call = room.ledger.answered(id, answer, nowMs)
        assert.equal(await code(call), expected)
        if (expected !== 'done') break
        const paused = model.answer(id, delivery, tick())
        const rule = paused === null ? undefined : rules.get(paused)
        if (rule) rule.paused = true
        break
      }
      case 'restart':
        room = open()
        model.forget()
        break
      case 'lock':
        isLocked = !isLocked
        break
      case 'confirm':
        await room.ledger.confirmTime(nowMs)
        tick()
        above.leapt = false
        break
      case 'add':
        await addRule(op.rule)
        break
      case 'remove':
        await room.rules.remove(`rule-${op.rule}`)
        rules.delete(`rule-${op.rule}`)
        break
      case 'edit': {
        const rule = rules.get(`rule-${op.rule}`)
        const changed = code(
          room.rules.change(`rule-${op.rule}`, (stored) => ({
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
        const edited: string = isLocked && !free ? 'LOCKED' : 'done'
        assert.equal(await changed, edited)
        if (rule && edited === 'done') {
          rule.asks = op.asks
          rule.paused = op.paused
          rule.per24h = op.per24h
        }
        break
      }
      case 'pauseAll':
        await room.rules.pauseAll(op.paused)
        above.paused = op.paused
        break
      case 'never': {
        const site = `https://site-${op.rule}.example`
        const set = await code(room.rules.setNever(site, op.never, nowMs))
        assert.equal(set, isLocked && !op.never ? 'LOCKED' : 'done')
        if (set !== 'done') break
        if (op.never) above.never.add(site)
        else above.never.delete(site)
        break
      }
      case 'ceilings': {
        const set = await code(
          room.rules.setCeilings(ceilingsOf(above.paused, op.scope)),
        )
        assert.equal(set, isLocked ? 'LOCKED' : 'done')
        if (set === 'done')
          for (const scope of ['site', 'seller', 'all'] as const)
            above[scope] =
              scope === op.scope
                ? caps
                : { per24h: 3_000_000, per30d: 30_000_000 }
        break
      }
    }
  }

  await model.compare(room.ledger)
  isLocked = false
  assert.equal(await room.audit(), 'sound')
  const { doubt } = await room.rules.all(nowMs)
  assert.notEqual(doubt, 'LEDGER_SUSPECT')
}

function ceilingsOf(isPaused: boolean, scope: 'site' | 'seller' | 'all') {
  const { usd } = defaultCeilings.of
  assert.ok(usd)
  const low = { per24h: String(caps.per24h), per30d: String(caps.per30d) }
  const ceilings: Ceilings = { isPaused, of: { usd: { ...usd, [scope]: low } } }
  return ceilings
}

function words(reserved: object): string {
  return JSON.stringify(reserved, (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  )
}
