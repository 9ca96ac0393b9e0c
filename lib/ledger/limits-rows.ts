import assert from 'node:assert/strict'
import type { Candidate, Ledger } from '@/lib/payment/ledger-port'
import type { Delivery, Payment, PaymentState } from '@/lib/payment/payment'
import type { Counted } from './limits-model'
import { newest, type Word } from './limits-steps'

type Row = Counted & {
  request: string
  state: PaymentState
  /** The chain was asked before. */
  isLookedAt: boolean
  /** Settled, and never undone. */
  isDeep: boolean
  /** How often its seller was shown it. */
  shown: number
  endsMs: number
  nowMs: number
  /** Reserved by the ledger that is open now, and not handed over since. */
  isOwn: boolean
}

/** The payments as the rules say they should be, for the limits' model. */
export function createModelRows() {
  const rows: Row[] = []
  let ids = 0
  const named = (id: string) => rows.find((row) => row.id === id)

  return {
    rows,
    nextId: () => `payment-${String(ids++).padStart(4, '0')}`,
    pick: (target: number) =>
      (target === newest ? rows.at(-1) : rows[target % (rows.length + 1)])
        ?.id ?? 'nobody',

    /** What earlier payments say to a new one, or nothing. */
    earlier(one: Candidate): string | undefined {
      for (const row of rows)
        if (row.request === one.requestKey && !row.isVoid)
          return row.purchase === one.purchaseKey ? 'resumed' : 'TERMS_CHANGED'
      const open = rows.filter(
        (row) =>
          row.purchase === one.purchaseKey &&
          !row.isVoid &&
          row.delivery !== 'ok',
      )
      const canShow = open.some(
        (row) =>
          row.state !== 'SETTLED' &&
          (row.delivery === 'none' || row.delivery === 'unknown') &&
          showing(row, one.nowMs) === 'done',
      )
      if (canShow) return 'present'
      return open.length > 0 ? 'PENDING_PREVIOUS' : undefined
    },

    add(one: Candidate, bornMs: number, payment: Payment): void {
      assert.equal(payment.createdAtMs, bornMs)
      rows.push({
        id: one.id,
        ruleId: one.decidedBy.kind === 'rule' ? one.decidedBy.ruleId : null,
        site: one.site,
        seller: one.seller,
        purchase: one.purchaseKey,
        request: one.requestKey,
        value: Number(one.intent.value),
        isVoid: false,
        state: 'ARMED',
        isLookedAt: false,
        isDeep: false,
        shown: 0,
        delivery: 'none',
        bornMs,
        changedMs: bornMs,
        nowMs: one.nowMs,
        endsMs: Number(one.intent.validBefore) * 1000,
        isOwn: true,
      })
    },

    /** The ledger was opened anew. */
    forget(): void {
      for (const row of rows) row.isOwn = false
    },

    canStep(
      id: string,
      kind: 'handed' | 'voided' | 'answered',
      nowMs: number,
      isLocked: boolean,
    ): string {
      const row = named(id)
      if (isLocked && kind === 'handed') return 'LOCKED'
      if (isLocked && kind === 'voided' && !row?.isOwn) return 'LOCKED'
      if (kind === 'voided') return row?.state === 'ARMED' ? 'done' : 'INTERNAL'
      if (kind === 'answered')
        return row && /HANDED|SETTLED|DEAD/.test(row.state)
          ? 'done'
          : 'INTERNAL'
      return row && /ARMED|HANDED/.test(row.state)
        ? showing(row, nowMs)
        : 'INTERNAL'
    },

    /** Whoever would hand it over says that there may be a signature. */
    tried(id: string): void {
      const row = named(id)
      if (row) row.isOwn = false
    },

    step(id: string, kind: 'handed' | 'voided', atMs: number): void {
      const row = named(id)
      assert.ok(row)
      row.isOwn = false
      row.changedMs = atMs
      row.shown = kind === 'handed' ? row.shown + 1 : 0
      row.state = kind === 'handed' ? 'HANDED' : 'VOID'
      row.isVoid = row.state === 'VOID'
    },

    /** What a word of the chain comes to: a code, and whether it is news. */
    look(
      id: string,
      word: Word,
      nowMs: number,
      isLocked: boolean,
    ): { said: string; isNews: boolean; isUndone?: boolean } {
      const row = named(id)
      if (!row) return { said: 'INTERNAL', isNews: false }
      const isSettled = row.state === 'SETTLED'
      if (isSettled && word !== 'dead') {
        if (word === 'deep') row.isDeep = true
        return { said: 'done', isNews: false }
      }
      if (row.isDeep || (!isSettled && !/ARMED|HANDED/.test(row.state)))
        return { said: 'done', isNews: false }
      if (word === 'open') {
        const isNews = !row.isLookedAt
        row.isLookedAt = true
        return { said: 'done', isNews }
      }
      if (word === 'dead' && nowMs < row.endsMs)
        return { said: 'INTERNAL', isNews: false }
      if (word === 'dead' && isLocked) return { said: 'LOCKED', isNews: false }
      row.state = word === 'dead' ? 'DEAD' : 'SETTLED'
      row.isDeep = word === 'deep'
      row.isVoid = word === 'dead'
      row.isOwn = false
      return { said: 'done', isNews: true, isUndone: isSettled }
    },

    /** Takes an answer; the rule that is to be paused by it, or null. */
    answer(id: string, delivery: Delivery, atMs: number): string | null {
      const row = named(id)
      assert.ok(row)
      row.changedMs = atMs
      if (row.delivery === 'ok') return null
      row.delivery = delivery
      if (delivery === 'ok' || row.ruleId === null || row.isVoid) return null
      const bad = rows.filter(
        (one) =>
          one.ruleId === row.ruleId &&
          !one.isVoid &&
          one.delivery !== 'ok' &&
          one.delivery !== 'none' &&
          one.bornMs > atMs - 86_400_000,
      )
      return bad.length >= 2 ? row.ruleId : null
    },

    /** The stored rows are these, and count as much. */
    async compare(ledger: Ledger): Promise<void> {
      const stored = (await ledger.list({ limit: 99 })).reverse()
      assert.deepEqual(
        stored.map((row) => [
          row.id,
          row.state,
          row.delivery,
          row.intent.value,
          row.createdAtMs,
          row.changedAtMs,
        ]),
        rows.map((row) => [
          row.id,
          row.state,
          row.delivery,
          String(row.value),
          row.bornMs,
          row.changedMs,
        ]),
      )
    },
  }
}

function showing({ shown, endsMs }: Row, nowMs: number): string {
  if (shown > 2) return 'TOO_MANY_PRESENTS'
  return endsMs - nowMs < (shown > 0 ? 15_000 : 8_000) ? 'TOO_LATE' : 'done'
}
