import { useState } from 'react'
import type { RequestKind } from '@/lib/policy/rule'
import { formatAmount } from '@/lib/tokens/amount'
import type { PricedOffer } from './priced-offer'
import { type RuleDraft, type RuleOffer, readDraft } from './rule-draft'

/** A rule being written, from the proposed numbers on. */
export function useRuleDraft(offer: RuleOffer, chosen: PricedOffer) {
  const { decimals } = chosen.token
  const write = (units: string) => formatAmount(BigInt(units), decimals)
  const [draft, setDraft] = useState<RuleDraft>(() => ({
    perPayment: write(offer.perPayment),
    per24h: write(offer.per24h),
    also: [],
    paysKnown: false,
  }))
  const change = (changes: Partial<RuleDraft>) =>
    setDraft((before) => ({ ...before, ...changes }))
  return {
    draft,
    reading: readDraft(draft, { offer, price: chosen.amount, decimals }),
    change,
    tick: (kind: RequestKind, isTicked: boolean) =>
      change({
        also: isTicked
          ? [...draft.also, kind]
          : draft.also.filter((one) => one !== kind),
      }),
  }
}
