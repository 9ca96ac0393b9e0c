import type { Ceilings } from './ceilings'
import { currencyOf } from './currency'
import type { CountedToken } from './limits-on'
import { readUnits } from './read-units'

/** A rule's three limits: decimal atomic units of its token. */
export type RuleNumbers = {
  perPayment: string
  per24h: string
  per30d: string
}

/** The same three, to reckon with. */
type Amounts = Record<keyof RuleNumbers, bigint>

/** What a new rule may take at a time, in millionths of a dollar. */
const ladder = [10_000n, 50_000n, 100_000n, 500_000n, 1_000_000n]

/**
 * An amount of a currency in atomic units of one of its tokens, rounded down:
 * what it buys at most.
 */
export function inToken(
  units: bigint,
  { decimals, peg }: Pick<CountedToken, 'decimals' | 'peg'>,
): bigint {
  if (peg !== 'USD') return units
  const scale = 10n ** BigInt(Math.abs(decimals - 6))
  return decimals < 6 ? units / scale : units * scale
}

/**
 * The first of 0.01, 0.05, 0.10, 0.50 and 1 dollar that covers an amount, in
 * atomic units; null above them and for a token without a peg.
 */
export function nextStep(amount: bigint, token: CountedToken): bigint | null {
  if (token.peg !== 'USD') return null
  const steps = ladder.map((step) => inToken(step, token))
  return steps.find((step) => step >= amount) ?? null
}

/** The highest numbers the ceilings allow a rule; null without a ceiling. */
export function mostOf(
  token: CountedToken,
  ceilings: Ceilings,
): Amounts | null {
  const ceiling = ceilings.of[currencyOf(token)]
  const most =
    ceiling && readNumbers({ perPayment: ceiling.perPayment, ...ceiling.all })
  return most
    ? {
        perPayment: inToken(most.perPayment, token),
        per24h: inToken(most.per24h, token),
        per30d: inToken(most.per30d, token),
      }
    : null
}

/** Reads a rule's numbers; null when one is damaged. */
export function readNumbers(numbers: RuleNumbers): Amounts | null {
  const perPayment = readUnits(numbers.perPayment)
  const per24h = readUnits(numbers.per24h)
  const per30d = readUnits(numbers.per30d)
  return perPayment !== null && per24h !== null && per30d !== null
    ? { perPayment, per24h, per30d }
    : null
}

/** Writes a rule's numbers, none above what the ceilings allow. */
export function writeWithin(numbers: Amounts, most: Amounts): RuleNumbers {
  const write = (key: keyof Amounts) =>
    smaller(numbers[key], most[key]).toString()
  return {
    perPayment: write('perPayment'),
    per24h: write('per24h'),
    per30d: write('per30d'),
  }
}

/** Whichever is less. */
export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

/** Whichever is more. */
export function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

/** Twice a limit, as often as it takes to reach what is needed. */
export function doubled(limit: bigint, needed: bigint): bigint {
  let raised = larger(limit, 1n)
  while (raised < needed) raised *= 2n
  return raised
}
