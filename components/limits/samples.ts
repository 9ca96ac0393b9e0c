import type { CeilingsView, LimitsView, RuleView } from '@/lib/contracts/limits'

const day = 86_400_000

export const sampleCeilings: CeilingsView = {
  manualPerPayment: '25000000',
  perPayment: '500000',
  sitePer24h: '3000000',
  sitePer30d: '30000000',
  sellerPer24h: '3000000',
  sellerPer30d: '30000000',
  allPer24h: '3000000',
  allPer30d: '30000000',
}

/** A rule as the Limits screen gets it, for tests. */
export function sampleRule(change: Partial<RuleView> = {}): RuleView {
  const nowMs = Date.now()
  return {
    id: 'rule-1',
    mode: 'auto',
    site: 'https://news.example.com',
    seller: 'https://news.example.com',
    network: 'eip155:8453',
    asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
    kinds: ['open'],
    payTo: ['0x209693Bc6afc0C5328bA36FaF03C514EF312287C'],
    perPayment: '50000',
    per24h: { used: '300000', of: '1000000' },
    per30d: { used: '900000', of: '10000000' },
    paysKnown: false,
    perMinute: 6,
    paused: null,
    createdAtMs: nowMs - day,
    expiresAtMs: nowMs + 89 * day,
    idleAtMs: nowMs + 29 * day,
    lastUsedAtMs: nowMs - 3_600_000,
    ...change,
  }
}

/** Everything the Limits screen shows, for tests. */
export function sampleLimits(change: Partial<LimitsView> = {}): LimitsView {
  return {
    isPaused: false,
    doubt: null,
    ceilings: sampleCeilings,
    used: { h24: '300000', d30: '900000' },
    rules: [sampleRule()],
    never: [],
    silenced: [],
    ...change,
  }
}
