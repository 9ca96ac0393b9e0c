import type { Candidate, Inquiry } from '@/lib/payment/ledger-port'
import { defaultPerMinute, type Rule, ruleLifeMs } from '@/lib/policy/rule'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'
import { noonMs, sampleCandidate } from './sample-candidate'

const { intent, site, seller } = sampleCandidate('any')

/**
 * A rule that covers `byRule` candidates: 0.05 a payment, 0.10 in 24 h, 1 in
 * 30 d, of a token with six decimals, and 60 payments a minute.
 */
export function sampleRule(changes: Partial<Rule> = {}): Rule {
  return {
    id: 'rule-a',
    mode: 'auto',
    site,
    seller,
    network: intent.network,
    asset: intent.asset,
    kinds: ['open', 'call'],
    payTo: [intent.to],
    perPayment: '50000',
    per24h: '100000',
    per30d: '1000000',
    perMinute: 10 * defaultPerMinute,
    anchor: '10000',
    paused: null,
    createdAtMs: noonMs,
    expiresAtMs: noonMs + ruleLifeMs,
    createdFrom: null,
    lastUsedAtMs: null,
    recent: [],
    ...changes,
  }
}

/** A candidate of a purchase of its own, decided by the sample rule. */
export function byRule(
  name: string,
  changes: Parameters<typeof sampleCandidate>[1] = {},
): Candidate {
  return sampleCandidate(name, {
    purchaseKey: `purchase-${name}`,
    decidedBy: { kind: 'rule', ruleId: 'rule-a' },
    kind: 'call',
    circumstances: {
      kind: 'call',
      isVisible: true,
      hasGesture: true,
      isPageSupplied: false,
      isIndirect: false,
      sellerTimeMs: null,
    },
    ...changes,
  })
}

/** What a decision on such a candidate asks. */
export function inquiryOf(name: string, nowMs = noonMs): Inquiry {
  const token = findToken(intent.network, intent.asset)
  const network = networkById(intent.network)
  if (!token || !network)
    throw new Error('The sample token is not vouched for.')
  return {
    site,
    seller,
    offers: [
      {
        purchaseKey: `purchase-${name}`,
        offer: {
          index: 0,
          scheme: 'exact',
          method: 'eip3009',
          network,
          token,
          amount: BigInt(intent.value),
          payTo: intent.to,
          maxTimeoutSeconds: 60,
          isUpTo: false,
          isUpfront: false,
          isAlwaysAsked: false,
          approval: null,
          details: {},
        },
      },
    ],
    nowMs,
  }
}
