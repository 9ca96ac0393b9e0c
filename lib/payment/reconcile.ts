import { findScheme } from '@/lib/schemes/registry'
import { networkById } from '@/lib/tokens/networks'
import type { NetworkId } from '@/lib/tokens/token'
import type { Ledger } from './ledger-port'
import type { Payment } from './payment'
import type { CallLog, Chain, Checkpoint, Clock, Random } from './ports'
import type { ChainQuestion, ChainWord } from './proof'
import { callsLeft, freeAtMs, recent } from './reconcile-calls'
import { isPastEnd, manyTries, nextLookAtMs } from './reconcile-times'

type Parts = {
  ledger: Pick<Ledger, 'get' | 'due' | 'ended' | 'looked' | 'nextLookAtMs'>
  chain: Chain
  calls: CallLog
  clock: Clock
  random: Random
  checkpoint: Checkpoint
  /** A payment's outcome was found, or undone with its block. */
  proven(before: Payment, after: Payment): void
}

/** Finds out on the chain what became of payments. */
export type Reconciler = ReturnType<typeof createReconciler>

/** Payments asked about in one go; they travel in few requests. */
const batchSize = 10
/** With fewer requests left nothing is begun: half an answer proves nothing. */
const minCalls = 12
/** A batch sends at most so many. */
const maxCalls = 30

/**
 * Builds the reconciler. One look is made at a time; what is spent of the
 * hour's requests is written down before they are sent, so that a worker that
 * is stopped in the middle has spent too much and never too little.
 */
export function createReconciler(parts: Parts) {
  const { ledger, chain, calls, clock, random, checkpoint, proven } = parts
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<value>(work: () => Promise<value>): Promise<value> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  async function look(payments: readonly Payment[]): Promise<boolean> {
    const byNetwork = Map.groupBy(payments, ({ intent }) => intent.network)
    for (const [network, all] of byNetwork)
      for (let at = 0; at < all.length; at += batchSize)
        if (!(await lookAtSome(network, all.slice(at, at + batchSize))))
          return false
    return true
  }

  /** False where the hour's requests are used up. */
  async function lookAtSome(
    network: NetworkId,
    payments: readonly Payment[],
  ): Promise<boolean> {
    const atMs = clock.nowMs()
    const spent = recent(await calls.load(), atMs)
    const left = callsLeft(spent, atMs)
    if (left < minCalls) return false
    const most = Math.min(left, maxCalls)
    await calls.save([...spent, { atMs, calls: most }])
    const found = await chain
      .lookUp(network, payments.flatMap(questionOf), most)
      .catch(() => null)
    await checkpoint('afterLook')
    if (found) await calls.save([...spent, { atMs, calls: found.calls }])
    for (const payment of payments) {
      const word = found?.words.get(payment.id) ?? unreachable
      // A row that cannot be written keeps none of the others from it.
      await keep(payment, word).catch(() => undefined)
    }
    return true
  }

  async function keep(before: Payment, said: ChainWord): Promise<void> {
    const nowMs = clock.nowMs()
    const isEarly = said.kind === 'dead' && !isPastEnd(before, nowMs)
    const word = isEarly ? notFinal : said
    // Of what nobody can be asked about there is nothing to wait for.
    const nextAtMs = (what: ChainWord) =>
      canAsk(before) ? nextLookAtMs(before, what, nowMs, draw()) : null
    const write = (what: ChainWord) =>
      ledger.looked(before.id, what, nextAtMs(what), nowMs)
    const after = await write(word).catch((error) => {
      // To be dead needs the seal: it waits for the wallet to be opened.
      if (word.kind !== 'dead') throw error
      return write(notFinal)
    })
    if (after.state !== before.state) proven(before, after)
  }

  function draw(): number {
    return (random.bytes(1)[0] ?? 0) / 256
  }

  return {
    /** Looks at all that is due, as far as the hour's requests reach. */
    look: () =>
      inTurn(async () => {
        const seen = new Set<string>()
        for (;;) {
          const due = await ledger.due(clock.nowMs(), 4 * batchSize + seen.size)
          const fresh = due.filter(({ id }) => !seen.has(id))
          if (fresh.length === 0) return
          for (const { id } of fresh) seen.add(id)
          if (!(await look(fresh))) return
        }
      }),

    /** Looks at one payment now; nothing where its outcome is final. */
    lookNow: (id: string) =>
      inTurn(async () => {
        const payment = await ledger.get(id)
        if (payment && canLook(payment)) await look([payment])
      }),

    /** The wallet was opened: what only waited for that is looked at again. */
    unlocked: () =>
      inTurn(async () => {
        const ended = await ledger.ended(clock.nowMs(), 10 * batchSize)
        const waiting = ended.filter(
          ({ proof }) =>
            proof?.kind === 'open' && proof.because === 'NOT_FINAL',
        )
        await look(waiting)
      }),

    /** When to look next, Unix ms; null where nothing is open. */
    async nextAtMs(): Promise<number | null> {
      const nowMs = clock.nowMs()
      const nextAtMs = await ledger.nextLookAtMs(nowMs)
      if (nextAtMs === null) return null
      return Math.max(nextAtMs, freeAtMs(await calls.load(), nowMs, minCalls))
    },
  }
}

const unreachable: ChainWord = { kind: 'open', because: 'UNREACHABLE' }
const notFinal: ChainWord = { kind: 'open', because: 'NOT_FINAL' }

function canLook({ state }: Payment): boolean {
  return state === 'ARMED' || state === 'HANDED' || state === 'SETTLED'
}

/** Whether its scheme and its network are still ours: both may be taken out. */
function canAsk({ intent }: Payment): boolean {
  return Boolean(findScheme(intent) && networkById(intent.network))
}

/**
 * What the chain is asked: nothing of what was bought or where. Nothing at all
 * of a payment of a scheme that is gone.
 */
function questionOf(payment: Payment): ChainQuestion[] {
  const { id, intent, createdAtMs, receipt, proof } = payment
  const { asset, from, to, value, nonce, validBefore } = intent
  const scheme = findScheme(intent)
  if (!scheme) return []
  const { mark, isUpTo } = scheme
  const known = proof?.kind === 'settled' ? proof.transaction : null
  const hint = known ?? receipt?.transaction ?? null
  const asked = { id, asset, from, to, value, nonce, validBefore }
  const how = wasSearchedFor(proof) ? { isNearOnly: true } : {}
  return [{ ...asked, mark, isUpTo, createdAtMs, hint, ...how }]
}

/**
 * Whether a search far from where a use should be was made already, or begun so
 * often that it would never end: it costs the hour's requests, which others need.
 */
function wasSearchedFor(proof: Payment['proof']): boolean {
  if (proof?.kind !== 'open') return false
  return proof.because === 'USED_OTHERWISE' || proof.tries >= manyTries
}
