import type { Random } from '../harness/random.ts'

/**
 * What a seller does with a payment, by the path it is asked at, and how often
 * of a thousand.
 */
const manners = {
  'dialect/v2-header': 380,
  'dialect/v1-body': 60,
  'outcome/lying-receipt': 40,
  'outcome/200-no-receipt': 50,
  'outcome/garbled-receipt': 30,
  'outcome/settle-then-drop': 60,
  'outcome/drop-unsettled': 60,
  'outcome/drop-then-settle': 40,
  'outcome/settle-then-500': 60,
  'outcome/500-unsettled': 30,
  'outcome/asks-again': 30,
  'outcome/settle-then-402': 20,
  'outcome/refused': 20,
  'outcome/settle-pending': 20,
  'outcome/unsuccessful-then-settle': 40,
  'outcome/200-unsuccessful': 20,
  'outcome/settle-then-302': 20,
  'outcome/redirect-same': 20,
} as const

type Manner = keyof typeof manners

/** What happens to the person's own machine meanwhile. */
type Mishap = 'kill' | 'kill-look' | 'look' | 'rpc-down' | 'rpc-up'

/** One step of one tab. */
export type Step = {
  /** Place of the shop in the street. */
  shop: number
  /** `pair`: two calls at once. */
  how: 'call' | 'open' | 'pair'
  manner: Manner
  /** Atomic units. */
  amount: number
  mishap: Mishap | null
  /** How long after the beginning it comes, ms. */
  mishapMs: number
}

/** How many payments a step tries. */
const paymentsOf = ({ how }: Step) => (how === 'pair' ? 2 : 1)

/** Longer than a purchase takes, so that some kills come after it, ms. */
const longestMs = 150

/** So many payments: a visit to a shop is a few of them, then comes the next. */
export function planTab(
  random: Random,
  payments: number,
  shops: number,
): Step[] {
  const steps: Step[] = []
  let shop = random.below(shops)
  for (let left = payments; left > 0; ) {
    if (random.percent(25)) shop = random.below(shops)
    const step = planStep(random, shop, left)
    left -= paymentsOf(step)
    steps.push(step)
  }
  return steps
}

function planStep(random: Random, shop: number, left: number): Step {
  const how = random.percent(15)
    ? 'open'
    : left > 1 && random.percent(10)
      ? 'pair'
      : 'call'
  const isMishap = random.percent(12)
  return {
    shop,
    how,
    manner: mannerOf(random),
    amount: 7000 + random.below(3001),
    mishap: isMishap
      ? random.pick([
          'kill',
          'kill',
          'kill-look',
          'look',
          'rpc-down',
          'rpc-up',
          'rpc-up',
        ] as const)
      : null,
    mishapMs: random.below(longestMs),
  }
}

function mannerOf(random: Random): Manner {
  const all = Object.entries(manners) as [Manner, number][]
  let at = random.below(all.reduce((sum, [, weight]) => sum + weight, 0))
  for (const [manner, weight] of all) {
    if (at < weight) return manner
    at -= weight
  }
  throw new Error('Weights do not add up.')
}
