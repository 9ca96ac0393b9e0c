import type { Address } from 'viem'
import type { Ceiling, Ceilings, Currency } from './ceilings'
import type { RuledOffer, Situation } from './decide'
import { type RequestKind, type Rule, requestKinds } from './rule'
import { sampleNowMs } from './sample-rule'
import type { Usage } from './usage'

// Over 200 lines: made-up situations for tests, each kind beside the others.

/** A small generator of random numbers: the same seed, the same numbers. */
export type Dice = {
  below(bound: number): number
  /** True once in so many. */
  once(inSo: number): boolean
  of<value>(values: readonly [value, ...value[]]): value
  shuffled<value>(values: readonly value[]): value[]
}

/** Mulberry32. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const below = (bound: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
  return {
    below,
    once: (inSo) => below(inSo) === 0,
    of: (values) => values[below(values.length)] as (typeof values)[0],
    shuffled: (values) =>
      values
        .map((value) => ({ value, place: below(1_000_000) }))
        .sort((a, b) => a.place - b.place)
        .map(({ value }) => value),
  }
}

const nowMs = sampleNowMs
const day = 86_400_000
const sites = ['https://a.example', 'https://b.example'] as const
const networks = ['eip155:8453', 'eip155:137', 'eip155:10'] as const
const assets: readonly [Address, ...Address[]] = ['0xAa', '0xbB', '0xaA']
const recipients: readonly [Address, ...Address[]] = ['0x1F', '0x1f', '0x2E']

/**
 * A case whose parts are mostly as a payment needs them, each wrong now and
 * then, with every limit near what is used of it.
 */
export function caseOf(dice: Dice): Situation {
  const site = dice.of(sites)
  const seller = dice.once(4) ? dice.of(sites) : site
  const requestKind = dice.of<RequestKind>(['open', 'call', 'call', 'send'])
  const kind = requestKind === 'open' ? 'open' : 'call'
  const count = dice.once(40) ? 0 : 1 + dice.below(3)
  const ceilings = ceilingsOf(dice)
  return {
    kind: dice.once(60) ? 'call' : kind,
    wallet: dice.once(30) ? dice.of(['none', 'locked']) : 'unlocked',
    isNever: dice.once(60),
    offers: Array.from({ length: count }, (_, index) =>
      offerOf(dice, index, { site, seller, kind: requestKind, ceilings }),
    ),
    ceilings,
    doubt: dice.once(40) ? dice.of(['LEDGER_SUSPECT', 'CLOCK_SUSPECT']) : null,
    circumstances: {
      kind: requestKind,
      isVisible: !dice.once(40),
      hasGesture: requestKind === 'open' ? dice.once(2) : !dice.once(40),
      isPageSupplied: dice.once(10),
      isIndirect: dice.once(60),
      sellerTimeMs: dice.once(3)
        ? null
        : nowMs + dice.of([-1, 1]) * dice.of([0, 120_000, 120_000, 120_001]),
    },
    site,
    seller,
    unpayable: dice.of([null, 'UNKNOWN_TOKEN']),
    previous: dice.once(8)
      ? {
          id: 'p1',
          delivery: dice.of([
            'none',
            'ok',
            'ok',
            'refused',
            'failed',
            'unknown',
          ]),
          presents: dice.below(5),
          validBefore: BigInt(nowMs / 1000 + dice.of([7, 8, 13, 14, 15, 16])),
        }
      : null,
    isAnswer: dice.once(60),
    nowMs,
  }
}

type About = {
  site: string
  seller: string
  kind: RequestKind
  ceilings: Ceilings
}

function offerOf(
  dice: Dice,
  index: number,
  { site, seller, kind, ceilings }: About,
): RuledOffer {
  const network = dice.of(networks)
  const asset = dice.of(assets)
  const peg = dice.once(12) ? null : 'USD'
  const decimals = dice.of([6, 6, 6, 18, 2, 8])
  const amount = 1n + BigInt(dice.below(3000)) * BigInt(1 + dice.below(4))
  const price = decimals > 6 ? amount * 10n ** BigInt(decimals - 7) : amount
  const payTo = dice.of(recipients)
  const recent = Array.from({ length: dice.below(13) }, () =>
    (dice.once(10)
      ? (price + 1n) / 2n - BigInt(dice.below(2))
      : price
    ).toString(),
  )
  const perPayment = near(dice, price)
  const rule: Rule = {
    id: `r${index}`,
    mode: dice.once(60) ? ('ask' as const) : ('auto' as const),
    site: dice.once(80) ? sites[0] : site,
    seller: dice.once(80) ? sites[1] : seller,
    network: dice.once(80) ? networks[0] : network,
    asset: dice.once(80) ? '0xbB' : asset,
    kinds: dice.once(40) ? [dice.of(requestKinds)] : [kind],
    payTo: dice.once(60) ? recipients.slice(dice.below(4)) : [payTo],
    perPayment: perPayment.toString(),
    per24h: (perPayment * 10n).toString(),
    per30d: (perPayment * 100n).toString(),
    perMinute: dice.of([1, 6, 6, 600]),
    anchor: dice.once(80)
      ? null
      : (dice.once(3)
          ? (price * 2n + 2n) / 3n - (dice.once(8) ? 1n : 0n)
          : price
        ).toString(),
    paused: dice.once(40) ? dice.of(['YOU', 'UNDELIVERED']) : null,
    createdAtMs: nowMs - dice.below(50) * day,
    expiresAtMs: dice.once(40)
      ? nowMs + dice.below(2)
      : nowMs + (50 + dice.below(40)) * day,
    createdFrom: null,
    lastUsedAtMs: dice.once(3)
      ? null
      : nowMs - dice.of([0, 1, 29, 30]) * day + dice.below(2),
    recent,
  }
  const currency: Currency = peg ? 'usd' : `${network}/${asset.toLowerCase()}`
  const own = ceilings.of[currency]
  const usage = usageOf(dice, rule, own, price, decimals, peg)
  return {
    index,
    network,
    asset,
    decimals,
    peg,
    amount: price,
    payTo,
    isAlwaysAsked: dice.once(80),
    isUpfront: dice.once(80),
    rank: dice.below(3),
    rule: dice.once(12) ? null : { rule, usage },
  }
}

function usageOf(
  dice: Dice,
  rule: Rule,
  own: Ceiling | undefined,
  price: bigint,
  decimals: number,
  peg: 'USD' | null,
): Usage {
  // Rounded up the long way, and so that limits are met exactly.
  const scale = peg ? 10n ** BigInt(decimals) : 1_000_000n
  const counted = (price * 1_000_000n + scale - 1n) / scale
  const sums = (day: string, month: string, adds: bigint) => ({
    h24: before(dice, BigInt(day), adds),
    d30: before(dice, BigInt(month), adds),
  })
  const scope = (name: 'site' | 'seller' | 'all') =>
    sums(own?.[name].per24h ?? '0', own?.[name].per30d ?? '0', counted)
  const count = (most: number) =>
    dice.once(40) ? most : Math.max(0, most - 1 - dice.below(2))
  return {
    rule: sums(rule.per24h, rule.per30d, price),
    site: scope('site'),
    seller: scope('seller'),
    all: scope('all'),
    counts: {
      minute: count(rule.perMinute),
      hour: count(rule.perMinute * 10),
      day: count(Math.floor((rule.perMinute * 100) / 3)),
    },
    lastDeliveredAtMs: dice.once(3)
      ? nowMs - dice.of([600_000, 600_000, 600_000, 599_999, 10_000, 9_999])
      : null,
  }
}

/** What was used before: just so that the limit holds, rarely one too many. */
function before(dice: Dice, limit: bigint, adds: bigint): bigint {
  const used = limit - adds + (dice.once(80) ? 1n : -BigInt(dice.below(2)))
  return used > 0n ? used : 0n
}

/** A limit for one payment: mostly the price itself or a little more. */
function near(dice: Dice, price: bigint): bigint {
  return price + (dice.once(60) ? -1n : BigInt(dice.below(2)))
}

function ceilingsOf(dice: Dice): Ceilings {
  const rolling = () => ({
    per24h: (20_000 + dice.below(10)).toString(),
    per30d: (90_000 + dice.below(10)).toString(),
  })
  const ceiling = (): Ceiling => ({
    manualPerPayment: '0',
    perPayment: dice.once(20) ? dice.below(2000).toString() : '12000',
    site: rolling(),
    seller: rolling(),
    all: rolling(),
  })
  const of: Ceilings['of'] = dice.once(60) ? {} : { usd: ceiling() }
  for (const network of networks)
    if (!dice.once(3)) of[`${network}/0xaa`] = ceiling()
  return { isPaused: dice.once(60), of }
}
