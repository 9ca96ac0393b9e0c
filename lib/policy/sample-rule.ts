import type { Address } from 'viem'
import { defaultCeilings } from './ceilings'
import type { Situation } from './decide'
import type { RuleInput } from './evaluate-rule'
import type { CountedToken } from './limits-on'
import type { Rule } from './rule'
import type { Usage } from './usage'

/** A Tuesday; all samples happen then. Unix ms. */
export const sampleNowMs = 1_800_000_000_000
/** Whom the rules of tests pay. */
export const samplePayTo: Address = `0x${'aB'.repeat(20)}`

/** A dollar token with six decimals. */
export const sampleToken: CountedToken = {
  network: 'eip155:8453',
  address: `0x${'5C'.repeat(20)}`,
  decimals: 6,
  peg: 'USD',
}

/** A rule a day old that has paid 0.01 once or more. */
export const sampleRule = (change: Partial<Rule> = {}): Rule => ({
  id: 'r1',
  mode: 'auto',
  site: 'https://site.example',
  seller: 'https://site.example',
  network: sampleToken.network,
  asset: sampleToken.address,
  kinds: ['open', 'call'],
  payTo: [samplePayTo],
  perPayment: '50000',
  per24h: '1000000',
  per30d: '10000000',
  perMinute: 6,
  anchor: '10000',
  paused: null,
  createdAtMs: sampleNowMs - 86_400_000,
  expiresAtMs: sampleNowMs + 89 * 86_400_000,
  createdFrom: 'p0',
  lastUsedAtMs: sampleNowMs - 3_600_000,
  recent: ['10000'],
  ...change,
})

/** Nothing used yet. */
export const sampleUsage = (change: Partial<Usage> = {}): Usage => ({
  rule: { h24: 0n, d30: 0n },
  site: { h24: 0n, d30: 0n },
  seller: { h24: 0n, d30: 0n },
  all: { h24: 0n, d30: 0n },
  counts: { minute: 0, hour: 0, day: 0 },
  lastDeliveredAtMs: null,
  ...change,
})

/** A purchase of 0.01 that the sample rule pays. */
export const sampleInput = (change: Partial<RuleInput> = {}): RuleInput => ({
  rule: sampleRule(),
  ceilings: defaultCeilings,
  usage: sampleUsage(),
  doubt: null,
  purchase: {
    token: sampleToken,
    amount: 10_000n,
    payTo: samplePayTo,
    isAlwaysAsked: false,
    isUpfront: false,
  },
  site: 'https://site.example',
  seller: 'https://site.example',
  circumstances: {
    kind: 'call',
    isVisible: true,
    hasGesture: true,
    isPageSupplied: false,
    isIndirect: false,
    sellerTimeMs: sampleNowMs,
  },
  nowMs: sampleNowMs,
  ...change,
})

/** A page's call at the same price, with the wallet unlocked. */
export const sampleSituation = (change: Partial<Situation> = {}): Situation => {
  const { rule, usage, purchase, ...rest } = sampleInput()
  const { token, ...price } = purchase
  const { network, address: asset, decimals, peg } = token
  return {
    ...rest,
    kind: 'call',
    wallet: 'unlocked',
    isNever: false,
    offers: [
      {
        index: 0,
        rank: 0,
        network,
        asset,
        decimals,
        peg,
        ...price,
        rule: { rule, usage },
      },
    ],
    unpayable: null,
    previous: null,
    isAnswer: false,
    ...change,
  }
}
