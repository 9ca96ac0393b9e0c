import 'fake-indexeddb/auto'
import { createLedgerRoom } from '@/lib/ledger/room'
import { noonMs, sampleCandidate } from '@/lib/ledger/sample-candidate'
import { byRule, inquiryOf, sampleRule } from '@/lib/ledger/sample-rule'
import type { Payment } from '@/lib/payment/payment'
import type { Chain } from '@/lib/payment/ports'
import type { ChainWord, Settled } from '@/lib/payment/proof'
import { createReconciler } from '@/lib/payment/reconcile'
import type { Spent } from '@/lib/payment/reconcile-calls'

type Asked = Parameters<Chain['lookUp']>

let names = 0

/** A reconciler over the real ledger, with a chain that says what it is told. */
export async function createReconcileWorld() {
  const words = new Map<string, ChainWord>()
  let spent: Spent[] = []
  const state = {
    nowMs: noonMs,
    isLocked: false,
    /** The chain is not to be had. */
    fails: false,
    /** The payment whose row cannot be written. */
    breaks: '',
    callsEach: 3,
    stopsAfterLook: false,
    isStopped: false,
    asked: [] as {
      network: Asked[0]
      questions: Asked[1]
      maxCalls: number
    }[],
    proven: [] as [id: string, before: string, after: string][],
  }
  const room = createLedgerRoom({
    name: `reconcile-${names++}`,
    sealKey: async () => (state.isLocked ? null : new Uint8Array(32).fill(7)),
  })
  const { ledger } = room

  const chain: Chain = {
    async lookUp(...[network, questions, maxCalls]: Asked) {
      if (state.fails) throw new Error('no network')
      state.asked.push({ network, questions, maxCalls })
      const found = questions.flatMap(({ id }) => {
        const word = words.get(id)
        return word ? [[id, word] as const] : []
      })
      return { words: new Map(found), calls: state.callsEach }
    },
  }

  const build = () =>
    createReconciler({
      ledger: {
        ...ledger,
        looked: async (...look) => {
          if (look[0] === state.breaks) throw new Error('disk')
          return await ledger.looked(...look)
        },
      },
      chain,
      calls: {
        load: async () => structuredClone(spent),
        save: async (next) => {
          spent = structuredClone(next)
        },
      },
      clock: { nowMs: () => state.nowMs },
      random: { bytes: (length) => new Uint8Array(length).fill(128) },
      checkpoint: async () => {
        if (!state.stopsAfterLook) return
        state.isStopped = true
        await new Promise(() => undefined)
      },
      proven: (before, after) =>
        void state.proven.push([before.id, before.state, after.state]),
    })

  const world = Object.assign(state, {
    room,
    ledger,
    reconciler: build(),

    later(ms: number): void {
      world.nowMs += ms
    },
    say: (id: string, word: ChainWord) => void words.set(id, word),
    settled: (confirmations: number): Settled => ({
      kind: 'settled',
      transaction: `0x${'ab'.repeat(32)}`,
      block: '7',
      blockTimeMs: world.nowMs,
      amount: '10000',
      submitter: '0x3333333333333333333333333333333333333333',
      confirmations,
    }),
    dead: (): ChainWord => ({
      kind: 'dead',
      chainTimeMs: world.nowMs + 200_000,
      endpoints: 1,
    }),
    /** Requests really sent. */
    sent: () => world.asked.length * world.callsEach,
    /** Requests written down. */
    counted: () => spent.reduce((sum, { calls }) => sum + calls, 0),
    /** Another worker begins. */
    restart(): void {
      world.reconciler = build()
    },

    /** A payment handed over, by a rule where nothing else is said. */
    async pay(
      name: string,
      { byHand = false, intent = {} as Partial<Payment['intent']> } = {},
    ): Promise<string> {
      const { nowMs } = world
      const id = `payment-${name}`
      const purchaseKey = `purchase-${name}`
      const candidate = byHand
        ? sampleCandidate(name, { nowMs, purchaseKey })
        : byRule(name, { nowMs })
      await ledger.reserve({
        ...candidate,
        intent: { ...candidate.intent, ...intent },
      })
      await ledger.handedOver(id, nowMs)
      return id
    },

    /** What the rule used of its day. */
    async used(): Promise<bigint | undefined> {
      const inquiry = inquiryOf('any', world.nowMs)
      const { standing } = await ledger.look(inquiry)
      return standing.rules[0]?.usage.rule.h24
    },
  })
  await room.rules.add(
    sampleRule({ per24h: '10000000', per30d: '10000000', perMinute: 1000 }),
  )
  return world
}
