import type { RuleNumbers } from '@/lib/contracts/limits'
import type { QuestionView } from '@/lib/contracts/question'
import type { RequestKind } from '@/lib/policy/rule'
import { AmountError, parseAmount } from '@/lib/tokens/amount'

/** What a rule would be with the proposed numbers; atomic units. */
export type RuleOffer = NonNullable<QuestionView['ruleOffers'][number]>

/** A rule being written: decimals as they are typed. */
export type RuleDraft = {
  perPayment: string
  per24h: string
  /** Kinds beside the one that is approved. */
  also: readonly RequestKind[]
  /** Known prices are paid without asking the seller first. */
  paysKnown: boolean
}

export type DraftError =
  | 'wrongAmount'
  | 'wrongDecimals'
  | 'wrongZero'
  | 'wrongBelowPrice'
  | 'wrongBelowPayment'

type DraftReading =
  | { numbers: RuleNumbers }
  | {
      numbers: null
      perPayment: DraftError | null
      per24h: DraftError | null
    }

/** The most digits the wallet takes for a limit. */
const mostDigits = 40

/**
 * A draft as atomic numbers, or what is wrong with it. A rule lets at least
 * the payment pass that it is made with, and 30 days no less than 24 hours.
 */
export function readDraft(
  draft: RuleDraft,
  about: { offer: RuleOffer; price: bigint; decimals: number },
): DraftReading {
  const { offer, price, decimals } = about
  const perPayment = readLimit(draft.perPayment, decimals)
  const per24h = readLimit(draft.per24h, decimals)
  if (typeof perPayment === 'bigint' && perPayment < price)
    return {
      numbers: null,
      perPayment: 'wrongBelowPrice',
      per24h: typeof per24h === 'bigint' ? null : per24h,
    }
  if (typeof perPayment !== 'bigint' || typeof per24h !== 'bigint')
    return {
      numbers: null,
      perPayment: typeof perPayment === 'bigint' ? null : perPayment,
      per24h: typeof per24h === 'bigint' ? null : per24h,
    }
  if (per24h < perPayment)
    return { numbers: null, perPayment: null, per24h: 'wrongBelowPayment' }
  const per30d = BigInt(offer.per30d)
  const kinds = kindsOf(draft, offer)
  return {
    numbers: {
      perPayment: String(perPayment),
      per24h: String(per24h),
      per30d: String(per30d < per24h ? per24h : per30d),
      kinds,
      ...(draft.paysKnown && kinds.includes('call') && { paysKnown: true }),
    },
  }
}

/** The kinds of request a draft covers, the approved one first. */
export function kindsOf(
  { also }: Pick<RuleDraft, 'also'>,
  offer: Pick<RuleOffer, 'kind'>,
): RequestKind[] {
  return [offer.kind, ...also.filter((kind) => kind !== offer.kind)]
}

function readLimit(text: string, decimals: number): bigint | DraftError {
  try {
    const amount = parseAmount(text.trim(), decimals)
    if (amount === 0n) return 'wrongZero'
    return String(amount).length > mostDigits ? 'wrongAmount' : amount
  } catch (error) {
    if (!(error instanceof AmountError)) throw error
    return error.code === 'TOO_PRECISE' ? 'wrongDecimals' : 'wrongAmount'
  }
}
