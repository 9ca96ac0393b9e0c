import type { Address } from 'viem'
import * as z from 'zod/mini'
import { CodedError } from '@/lib/messaging/errors'
import { maxRecipients, type Rule, requestKinds } from '@/lib/policy/rule'
import type { NetworkId } from '@/lib/tokens/token'
import type { OnCorrupt } from './record'
import { ruleMac } from './rule-seal'

/** A rule as stored: the rule, the key it is found by, and its seal. */
export type RuleRecord = Rule & {
  keys: { four: Four }
  mac: string
}

/** The asset in lower case. */
type Four = [site: string, seller: string, network: string, asset: string]

/** What at most one rule exists for. */
export function fourOf(
  of: Pick<Rule, 'site' | 'seller' | 'network' | 'asset'>,
): Four {
  return [of.site, of.seller, of.network, of.asset.toLowerCase()]
}

const units = z.string().check(z.regex(/^\d{1,78}$/))
const text = z.string().check(z.minLength(1))
const time = z.int().check(z.nonnegative())
const address = z.custom<Address>(
  (value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value),
)
const network = z.custom<NetworkId>(
  (value) => typeof value === 'string' && /^eip155:[1-9]\d{0,9}$/.test(value),
)

const ruleSchema: z.ZodMiniType<Rule> = z.object({
  id: text,
  mode: z.enum(['auto', 'ask']),
  site: text,
  seller: text,
  network,
  asset: address,
  kinds: z.array(z.enum(requestKinds)).check(z.minLength(1), z.maxLength(3)),
  payTo: z.array(address).check(z.maxLength(maxRecipients)),
  perPayment: units,
  per24h: units,
  per30d: units,
  perMinute: z.int().check(z.positive()),
  paysKnown: z.optional(z.boolean()),
  anchor: z.nullable(units),
  paused: z.nullable(z.enum(['YOU', 'UNDELIVERED'])),
  createdAtMs: time,
  expiresAtMs: time,
  createdFrom: z.nullable(z.string()),
  lastUsedAtMs: z.nullable(time),
  recent: z.array(units).check(z.maxLength(10)),
})

/**
 * The record of a rule, sealed. Throws INTERNAL for a rule that could not be
 * read back.
 */
export function toRuleRecord(rule: Rule, key: Uint8Array): RuleRecord {
  const parsed = z.safeParse(ruleSchema, rule)
  if (!parsed.success)
    throw new CodedError('INTERNAL', 'A malformed rule was not stored.')
  const row = parsed.data
  return { ...row, keys: { four: fourOf(row) }, mac: ruleMac(key, row) }
}

/** A stored rule, or `undefined` (and a report) when it cannot be read. */
export function readRule(
  value: RuleRecord,
  onCorrupt: OnCorrupt,
): Rule | undefined {
  const parsed = z.safeParse(ruleSchema, value)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path }) => path.join('.'))
  onCorrupt(String(value.id), `rule: ${fields.join(', ')}`)
  return undefined
}

/** Whether a rule is the one that was sealed, found where it belongs. */
export function isRuleSealed(
  key: Uint8Array,
  rule: Rule,
  { mac, keys }: RuleRecord,
): boolean {
  return (
    mac === ruleMac(key, rule) &&
    JSON.stringify(keys?.four) === JSON.stringify(fourOf(rule))
  )
}
