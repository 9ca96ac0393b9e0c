import type { Ceilings } from './ceilings'
import type { Rule } from './rule'
import type { LedgerDoubt, Usage } from './usage'

/** A person's standing instructions, as far as one priced answer meets them. */
export type Standing = {
  /** The person said "never" to this site. */
  isNever: boolean
  ceilings: Ceilings
  doubt: LedgerDoubt | null
  /** For each offer asked about, in order: its rule and what it used. */
  rules: readonly ({ rule: Rule; usage: Usage } | null)[]
}
