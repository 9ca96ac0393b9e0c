import type { Ceiling } from './ceilings'
import type { Decision, RuledOffer, Situation } from './decide'
import type { StopCode } from './stop'

/**
 * A second reading of what a decision must be, for tests to compare with: one
 * table of reasons to stop and one of decisions, each row on its own. It shares
 * no code and no figure with what it checks.
 */

// Over 200 lines: an oracle is believed because it is read in one go.

type Name = string | bigint | number
type Case = { s: Situation; o: RuledOffer; r: NonNullable<RuledOffer['rule']> }
type Limit = { used: bigint; of: bigint }
type Reason = { code: StopCode; limit: Limit | null }
type Row = [StopCode, stops: (c: Case) => boolean, limit?: (c: Case) => Limit]

const secondsBetween = (a: number, b: number) => Math.abs(a - b) / 1000
const daysSince = (c: Case, ms: number) => (c.s.nowMs - ms) / 1000 / 3600 / 24
const lower = (text: string) => text.toLowerCase()
/** Undefined only where a token has none, which is a reason of its own. */
function ceilingOf({ s, o }: Case): Ceiling {
  const named = o.peg ? 'usd' : `${o.network}/${lower(o.asset)}`
  const all = Object.entries(s.ceilings.of as Record<string, Ceiling>)
  const [, ceiling] = all.find(([name]) => name === named) ?? []
  return ceiling as Ceiling
}

/** used + amount, as dollars where there are dollars, is not within a limit. */
function isPast(c: Case, used: bigint, of: string): boolean {
  const left = BigInt(of) - used
  if (c.o.peg === null) return left < c.o.amount
  // left millionths of a dollar against amount units of 10^-decimals dollars
  return left * 10n ** BigInt(c.o.decimals) < c.o.amount * 1000n * 1000n
}

function isAboveMedianTwice({ o, r }: Case): boolean {
  const prices = r.rule.recent.map(BigInt).slice(-10)
  if (prices.length < 3) return false
  // Take off the dearest and the cheapest until one or two are left.
  while (prices.length > 2) {
    prices.splice(prices.indexOf(prices.reduce((a, b) => (b > a ? b : a))), 1)
    prices.splice(prices.indexOf(prices.reduce((a, b) => (b < a ? b : a))), 1)
  }
  const [first = 0n, second = first] = prices
  return o.amount > first + second
}

const scopes = ['site', 'seller', 'all'] as const

/** In the order in which reasons are to be named. */
const reasons: Row[] = [
  ['AUTO_PAUSED', ({ s }) => s.ceilings.isPaused],
  ['LEDGER_SUSPECT', ({ s }) => s.doubt === 'LEDGER_SUSPECT'],
  ['CLOCK_SUSPECT', ({ s }) => s.doubt === 'CLOCK_SUSPECT'],
  [
    'CLOCK_SUSPECT',
    ({ s: { circumstances: at, nowMs } }) =>
      at.sellerTimeMs !== null && secondsBetween(at.sellerTimeMs, nowMs) > 120,
  ],
  ['NOT_PLAIN', ({ o }) => o.isAlwaysAsked || o.isUpfront],
  ['NOT_PLAIN', ({ s }) => s.circumstances.isIndirect],
  [
    'PAGE_SUPPLIED',
    ({ s }) => s.circumstances.isPageSupplied && s.seller !== s.site,
  ],
  ['RULE_ASKS', ({ r }) => r.rule.mode === 'ask'],
  [
    'RULE_ASKS',
    ({ s, o, r: { rule } }) =>
      [rule.site, rule.seller, rule.network, lower(rule.asset)].join() !==
      [s.site, s.seller, o.network, lower(o.asset)].join(),
  ],
  ['RULE_PAUSED', ({ r }) => r.rule.paused === 'YOU'],
  ['RULE_UNDELIVERED', ({ r }) => r.rule.paused === 'UNDELIVERED'],
  ['RULE_EXPIRED', ({ s, r }) => r.rule.expiresAtMs <= s.nowMs],
  [
    'RULE_IDLE',
    (c) =>
      daysSince(c, c.r.rule.lastUsedAtMs ?? c.r.rule.createdAtMs) >= 30 &&
      // A rule that ends later than 60 days from now was renewed since.
      daysSince(c, c.r.rule.expiresAtMs) >= -60,
  ],
  ['RULE_KIND', ({ s, r }) => !r.rule.kinds.includes(s.circumstances.kind)],
  [
    'NEW_RECIPIENT',
    ({ o, r }) => !r.rule.payTo.map(lower).includes(lower(o.payTo)),
  ],
  ['NEW_RECIPIENT', ({ r }) => r.rule.anchor === null],
  [
    'PRICE_ROSE',
    ({ o, r }) => {
      const anchor = BigInt(String(r.rule.anchor))
      return o.amount > anchor + anchor / 2n
    },
  ],
  ['PRICE_ROSE', isAboveMedianTwice],
  ['TAB_HIDDEN', ({ s }) => !s.circumstances.isVisible],
  [
    'NO_GESTURE',
    ({ s: { circumstances: at } }) => at.kind !== 'open' && !at.hasGesture,
  ],
  [
    'TOO_SOON',
    ({ s, r: { usage } }) =>
      usage.lastDeliveredAtMs !== null &&
      (s.nowMs - usage.lastDeliveredAtMs) / 1000 <
        (s.circumstances.kind === 'open' ? 10 * 60 : 10),
  ],
  ['MANY_A_MINUTE', ({ r }) => r.usage.counts.minute + 1 > r.rule.perMinute],
  ['MANY_AN_HOUR', ({ r }) => r.usage.counts.hour + 1 > 10 * r.rule.perMinute],
  [
    'MANY_A_DAY',
    ({ r }) => (r.usage.counts.day + 1) * 3 > r.rule.perMinute * 100,
  ],
  ['NO_CEILING', (c) => ceilingOf(c) === undefined],
  [
    'OVER_PAYMENT',
    ({ o, r }) => o.amount > BigInt(r.rule.perPayment),
    ({ r }) => ({ used: 0n, of: BigInt(r.rule.perPayment) }),
  ],
  [
    'OVER_ALL_PAYMENT',
    (c) => isPast(c, 0n, ceilingOf(c).perPayment),
    (c) => ({ used: 0n, of: BigInt(ceilingOf(c).perPayment) }),
  ],
  [
    'OVER_RULE_24H',
    ({ o, r }) => BigInt(r.rule.per24h) - r.usage.rule.h24 < o.amount,
    ({ r }) => ({ used: r.usage.rule.h24, of: BigInt(r.rule.per24h) }),
  ],
  [
    'OVER_RULE_30D',
    ({ o, r }) => BigInt(r.rule.per30d) - r.usage.rule.d30 < o.amount,
    ({ r }) => ({ used: r.usage.rule.d30, of: BigInt(r.rule.per30d) }),
  ],
  ...scopes.flatMap((scope): Row[] => {
    const day = (c: Case) => ({
      used: c.r.usage[scope].h24,
      of: ceilingOf(c)[scope].per24h,
    })
    const month = (c: Case) => ({
      used: c.r.usage[scope].d30,
      of: ceilingOf(c)[scope].per30d,
    })
    const name = scope.toUpperCase() as 'SITE' | 'SELLER' | 'ALL'
    return (
      [
        ['24H', day],
        ['30D', month],
      ] as const
    ).map(
      ([window, read]): Row => [
        `OVER_${name}_${window}`,
        (c) => isPast(c, read(c).used, read(c).of),
        (c) => ({ used: read(c).used, of: BigInt(read(c).of) }),
      ],
    )
  }),
]

/** Why a rule does not pay an offer; null: it does. */
function reasonOf(c: Case): Reason | null {
  const row = reasons.find(([, stops]) => stops(c))
  return row ? { code: row[0], limit: row[2]?.(c) ?? null } : null
}

/** `a` is put before `b`, wherever both stand. */
function isBefore(a: RuledOffer, b: RuledOffer): boolean {
  if ((a.peg === null) !== (b.peg === null)) return a.peg !== null
  const [x, y] = [
    a.amount * 10n ** BigInt(b.decimals),
    b.amount * 10n ** BigInt(a.decimals),
  ]
  if (a.peg !== null && x !== y) return x < y
  const names = ({ rank, network, asset, amount, ...o }: RuledOffer) => [
    rank,
    network,
    lower(asset),
    amount,
    lower(o.payTo),
    o.index,
  ]
  const [mine, theirs] = [names(a), names(b)]
  const differs = mine.findIndex((name, place) => name !== theirs[place])
  return (mine[differs] as Name) < (theirs[differs] as Name)
}

function firstOf(cases: Case[]): Case | undefined {
  return cases.find((one) =>
    cases.every((other) => other === one || isBefore(one.o, other.o)),
  )
}

/** What must be decided. Undamaged situations only. */
export function oracle(s: Situation): Decision {
  const cases = s.offers.flatMap((o) => (o.rule ? [{ s, o, r: o.rule }] : []))
  const paying = firstOf(cases.filter((c) => reasonOf(c) === null))
  const suspect = cases.filter((c) => reasonOf(c)?.code === 'LEDGER_SUSPECT')
  const stopped = firstOf(suspect.length > 0 ? suspect : cases)
  const old = s.previous
  const lives =
    old !== null &&
    old.presents <= 2 &&
    Number(old.validBefore) * 1000 - s.nowMs >=
      (old.presents > 0 ? 15_000 : 8_000)
  const isOpen = s.kind === 'open'

  const decisions: (Decision | false)[] = [
    s.wallet === 'none' && { kind: 'refuse', because: 'NO_WALLET' },
    s.isNever && { kind: 'refuse', because: 'NEVER' },
    s.isAnswer && { kind: 'ask', because: 'UNANSWERED' },
    s.offers.length === 0 && isOpen && { kind: 'ask', because: 'UNPAYABLE' },
    s.offers.length === 0 && {
      kind: 'refuse',
      because: s.unpayable ?? 'NO_OFFERS',
    },
    old !== null &&
      ['none', 'unknown'].includes(old.delivery) &&
      lives &&
      s.wallet === 'unlocked' && { kind: 'present', paymentId: old.id },
    old !== null &&
      old.delivery !== 'ok' && { kind: 'ask', because: 'UNANSWERED' },
    old !== null && isOpen && { kind: 'ask', because: 'PAID_BEFORE' },
    isOpen !== (s.circumstances.kind === 'open') && {
      kind: 'refuse',
      because: 'INTERNAL',
    },
    paying !== undefined &&
      s.wallet === 'unlocked' && {
        kind: 'pay',
        offerIndex: paying.o.index,
        ruleId: paying.r.rule.id,
      },
    paying === undefined &&
      stopped !== undefined && {
        kind: 'ask',
        because: 'STOPPED',
        stop: {
          ...(reasonOf(stopped) as Reason),
          ruleId: stopped.r.rule.id,
          offerIndex: stopped.o.index,
        },
      },
    { kind: 'ask', because: 'NO_RULE' },
  ]
  return decisions.find((decision) => decision !== false) as Decision
}
