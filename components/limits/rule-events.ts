import type { RuleChange, RuleNumbers } from '@/lib/contracts/limits'
import type { LimitResult } from './limit-result'

/** How a person meets a site with a limit. */
export type RuleMode = 'auto' | 'ask' | 'never'

/** What can be done with the rules of the table. */
export type RuleEvents = {
  onSave: (id: string, numbers: RuleNumbers) => Promise<LimitResult>
  onChange: (id: string, change: RuleChange) => void
  onMode: (id: string, mode: RuleMode) => void
  onRemove: (id: string) => void
}
