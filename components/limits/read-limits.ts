import { AmountError, parseAmount } from '@/lib/tokens/amount'

/** The three amounts of a limit: decimal text, or atomic units once read. */
export type LimitTexts = {
  perPayment: string
  per24h: string
  per30d: string
}

/** Why an amount cannot be a limit; words in `limits.problem`. */
export type AmountProblem =
  | 'BAD_AMOUNT'
  | 'TOO_PRECISE'
  | 'ZERO'
  | 'OVER_24H'
  | 'OVER_30D'

type Problems = Partial<Record<keyof LimitTexts, AmountProblem>>

/** Most digits an amount may have in a message. */
const mostDigits = 40

/** Reads decimal text as atomic units, in digits. Zero is an amount. */
export function readAmount(
  text: string,
  decimals: number,
): { atomic: bigint } | { problem: 'BAD_AMOUNT' | 'TOO_PRECISE' } {
  try {
    const atomic = parseAmount(text.trim(), decimals)
    return atomic.toString().length > mostDigits
      ? { problem: 'BAD_AMOUNT' }
      : { atomic }
  } catch (error) {
    if (error instanceof AmountError) return { problem: error.code }
    throw error
  }
}

/**
 * Reads what was typed for a limit. Each amount must be more than nothing, and
 * none more than the next longer one: such a limit would say what never holds.
 */
export function readLimits(
  typed: LimitTexts,
  decimals: number,
): { ok: true; limits: LimitTexts } | { ok: false; problems: Problems } {
  const perPayment = readOne(typed.perPayment, decimals)
  const per24h = readOne(typed.per24h, decimals)
  const per30d = readOne(typed.per30d, decimals)
  const problems: Problems = {}
  if ('problem' in perPayment) problems.perPayment = perPayment.problem
  else if ('atomic' in per24h && perPayment.atomic > per24h.atomic)
    problems.perPayment = 'OVER_24H'
  if ('problem' in per24h) problems.per24h = per24h.problem
  else if ('atomic' in per30d && per24h.atomic > per30d.atomic)
    problems.per24h = 'OVER_30D'
  if ('problem' in per30d) problems.per30d = per30d.problem
  if (
    'problem' in perPayment ||
    'problem' in per24h ||
    'problem' in per30d ||
    Object.keys(problems).length > 0
  )
    return { ok: false, problems }
  return {
    ok: true,
    limits: {
      perPayment: perPayment.atomic.toString(),
      per24h: per24h.atomic.toString(),
      per30d: per30d.atomic.toString(),
    },
  }
}

function readOne(
  text: string,
  decimals: number,
): { atomic: bigint } | { problem: AmountProblem } {
  const read = readAmount(text, decimals)
  return 'atomic' in read && read.atomic === 0n ? { problem: 'ZERO' } : read
}
