import type { CeilingsView } from '@/lib/contracts/limits'
import { formatAmount } from '@/lib/tokens/amount'
import { type AmountProblem, readAmount } from './read-limits'

export type CeilingKey = keyof CeilingsView
export type CeilingTexts = Record<CeilingKey, string>

/** Ceilings are millionths of a dollar. */
export const dollarDecimals = 6

/** Ceilings in the order they are read, those of one kind together. */
export const ceilingGroups = [
  { name: 'allSites', keys: ['allPer24h', 'allPer30d'] },
  { name: 'anySite', keys: ['sitePer24h', 'sitePer30d'] },
  { name: 'anySeller', keys: ['sellerPer24h', 'sellerPer30d'] },
  { name: 'byRule', keys: ['perPayment'] },
  { name: 'byHand', keys: ['manualPerPayment'] },
] as const satisfies readonly { name: string; keys: readonly CeilingKey[] }[]

const keys: readonly CeilingKey[] = ceilingGroups.flatMap(({ keys }) => keys)

/** Dollars of a ceiling, exact: `3.00`. */
export function ceilingText(millionths: string): string {
  return formatAmount(BigInt(millionths), dollarDecimals)
}

/** Every ceiling as text to edit. */
export function ceilingTexts(ceilings: CeilingsView): CeilingTexts {
  return Object.fromEntries(
    keys.map((key) => [key, ceilingText(ceilings[key])]),
  ) as CeilingTexts
}

/** Reads all ceilings; a limit for a day must fit into the one for 30 days. */
export function readCeilings(typed: CeilingTexts):
  | { ok: true; ceilings: CeilingsView }
  | {
      ok: false
      problems: Partial<Record<CeilingKey, AmountProblem>>
    } {
  const problems: Partial<Record<CeilingKey, AmountProblem>> = {}
  const read = new Map<CeilingKey, bigint>()
  for (const key of keys) {
    const found = readAmount(typed[key], dollarDecimals)
    if ('problem' in found) problems[key] = found.problem
    else read.set(key, found.atomic)
  }
  for (const { keys } of ceilingGroups) {
    const [first, second] = keys
    const shorter = read.get(first)
    const longer = second && read.get(second)
    if (shorter !== undefined && longer !== undefined && shorter > longer)
      problems[first] = 'OVER_30D'
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  const ceilings = Object.fromEntries(
    keys.map((key) => [key, String(read.get(key))]),
  ) as CeilingsView
  return { ok: true, ceilings }
}

/** The ceilings that are higher than they were: only these need the password. */
export function raisedCeilings(
  before: CeilingsView,
  after: CeilingsView,
): CeilingKey[] {
  return keys.filter((key) => BigInt(after[key]) > BigInt(before[key]))
}
