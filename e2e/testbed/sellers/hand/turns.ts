import { isDeepStrictEqual } from 'node:util'
import { freshAddress } from '../seller.ts'
import { type Dialect, dialects } from './dialects.ts'
import { deliver, type Outcome, outcomes } from './outcomes.ts'
import type { Terms } from './terms.ts'
import {
  type Payment,
  readPayment,
  reasonToRefuse,
  type Visit,
} from './visit.ts'

/** One telling of `/turns/<manner>/<run>`: what was said and taken so far. */
type Run = {
  /** Challenges said to requests without a payment. */
  answers: number
  /** Payments served honestly. */
  served: number
  /** All terms ever said; a payment on any of them is taken. */
  said: Terms[]
  /** Where the money is to go once the seller has turned. */
  otherPayTo: string
}

// What the terms are when a seller with this manner is asked.
const pricings: Record<string, (visit: Visit, run: Run) => Terms> = {
  // Every answer costs `?percent=` (5) more than the one before.
  rises: ({ terms, url }, { answers }) => {
    const percent = BigInt(url.searchParams.get('percent') ?? 5)
    let amount = BigInt(terms.amount)
    for (let left = answers; left > 0; left--)
      amount += (amount * percent) / 100n
    return { ...terms, amount: `${amount}` }
  },
  // Once turned, the price is `?times=` (3) the first one.
  leaps: (visit, run) => {
    const times = BigInt(visit.url.searchParams.get('times') ?? 3)
    const amount =
      BigInt(visit.terms.amount) * (hasTurned(visit, run) ? times : 1n)
    return { ...visit.terms, amount: `${amount}` }
  },
  // Once turned, somebody else is to be paid.
  moves: (visit, run) =>
    hasTurned(visit, run)
      ? { ...visit.terms, payTo: run.otherPayTo }
      : visit.terms,
}

/**
 * A seller that serves `?after=` (1) payments honestly and then turns: to
 * another price or recipient, or to one of the outcomes. Each run is one
 * telling, with a memory of its own, whatever the query says beside.
 */
export function createTurns() {
  const runs = new Map<string, Run>()

  function runOf(key: string): Run {
    const known = runs.get(key)
    if (known) return known
    const run = { answers: 0, served: 0, said: [], otherPayTo: freshAddress() }
    runs.set(key, run)
    return run
  }

  /** Answers; false when there is no such manner. */
  return async (visit: Visit, manner: string): Promise<boolean> => {
    const pricing = pricings[manner]
    const turned = pricing ? deliver : outcomes[manner]
    const dialect =
      dialects[visit.url.searchParams.get('dialect') ?? 'v2-header']
    if (!turned || !dialect) return false
    const run = runOf(visit.url.pathname)
    const payment = readPayment(visit.request)
    if (!payment) {
      const terms = pricing?.(visit, run) ?? visit.terms
      run.answers++
      run.said.push(terms)
      dialect({ ...visit, terms })
      return true
    }
    await take(visit, run, payment, dialect, turned)
    return true
  }
}

async function take(
  visit: Visit,
  run: Run,
  payment: Payment,
  dialect: Dialect,
  turned: Outcome,
): Promise<void> {
  const terms = run.said.find((one) => isDeepStrictEqual(one, payment.accepted))
  const taken = { ...visit, terms: terms ?? run.said.at(-1) ?? visit.terms }
  const refusal = await reasonToRefuse(taken, payment)
  if (refusal) return dialect(taken, refusal)
  if (hasTurned(visit, run)) return turned(taken, payment, dialect)
  run.served++
  await deliver(taken, payment, dialect)
}

function hasTurned({ url }: Visit, { served }: Run): boolean {
  return served >= Number(url.searchParams.get('after') ?? 1)
}
