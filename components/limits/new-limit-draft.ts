import type { NewRule, RuleNumbers } from '@/lib/contracts/limits'
import type { Token } from '@/lib/tokens/token'
import { type AmountProblem, type LimitTexts, readLimits } from './read-limits'
import { readOrigin } from './read-origin'

/** A limit as it is typed. */
export type Draft = {
  site: string
  /** Empty where the site itself charges. */
  seller: string
  token: Token
  limits: LimitTexts
  kinds: RuleNumbers['kinds']
  /** Calls may carry the payment at a price asked moments ago. */
  paysKnown: boolean
}

export type DraftProblems = {
  site?: true
  seller?: true
  kinds?: true
  limits: Partial<Record<keyof LimitTexts, AmountProblem>>
}

/** A careful limit to begin with: small amounts, for what pages load. */
export function emptyDraft(token: Token): Draft {
  return {
    site: '',
    seller: '',
    token,
    limits: { perPayment: '0.05', per24h: '1.00', per30d: '10.00' },
    kinds: ['call'],
    paysKnown: false,
  }
}

/** Reads a draft as the rule it asks for, or says what is wrong where. */
export function readDraft(
  draft: Draft,
): { ok: true; rule: NewRule } | { ok: false; problems: DraftProblems } {
  const { token, kinds } = draft
  const paysKnown = draft.paysKnown && kinds.includes('call')
  const site = readOrigin(draft.site)
  const seller = draft.seller.trim() === '' ? site : readOrigin(draft.seller)
  const isSellerBad = draft.seller.trim() !== '' && seller === null
  const read = readLimits(draft.limits, token.decimals)
  if (site && seller && read.ok && kinds.length > 0) {
    const { network, address: asset } = token
    const rule = { site, seller, network, asset, kinds, ...read.limits }
    return { ok: true, rule: paysKnown ? { ...rule, paysKnown } : rule }
  }
  return {
    ok: false,
    problems: {
      ...(site === null && { site: true }),
      ...(isSellerBad && { seller: true }),
      ...(kinds.length === 0 && { kinds: true }),
      limits: read.ok ? {} : read.problems,
    },
  }
}
