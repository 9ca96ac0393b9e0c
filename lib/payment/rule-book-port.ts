import type { Ceilings } from '@/lib/policy/ceilings'
import type { Rule } from '@/lib/policy/rule'
import type { LedgerDoubt, Sums } from '@/lib/policy/usage'

/** A rule and what was taken by it, in atomic units of its token. */
export type UsedRule = { rule: Rule; used: Sums }

/**
 * The person's standing instructions, in the ledger's database because they
 * are read inside its transactions. Every write is durable before it resolves,
 * and holds for whatever is reserved after it.
 */
export type RuleBook = {
  all(nowMs: number): Promise<{
    /** Newest first. */
    rules: UsedRule[]
    never: { site: string; sinceMs: number }[]
    ceilings: Ceilings
    /** By all rules together, millionths of a dollar. */
    used: Sums
    doubt: LedgerDoubt | null
  }>
  /** Rejects with RULE_EXISTS where the site, seller and token have one. */
  add(rule: Rule): Promise<void>
  /** Changes a rule; undefined where it is gone. */
  change(id: string, change: (rule: Rule) => Rule): Promise<Rule | undefined>
  remove(id: string): Promise<void>
  setNever(site: string, isNever: boolean, nowMs: number): Promise<void>
  setCeilings(ceilings: Ceilings): Promise<void>
  /** Pauses or resumes all of them; works while the wallet is locked. */
  pauseAll(isPaused: boolean): Promise<void>
  /** Seals everything anew as it is: the person was told of the doubt. */
  trust(): Promise<void>
}
