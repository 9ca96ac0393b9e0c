import * as z from 'zod/mini'
import { type Ceilings, defaultCeilings } from '@/lib/policy/ceilings'
import { clockIn, type LedgerClock } from './clock'
import { ceilingsMac } from './rule-seal'
import type { Reader } from './transactions'

/** What holds above all rules, as stored. */
export type Above = {
  isNever: boolean
  ceilings: Ceilings
  /** The ceilings' seal; null where they are the ones a person starts with. */
  ceilingsSeal: string | null
  /** The stored ceilings cannot be read: nothing has a limit, so none pays. */
  isDamaged: boolean
  isSuspect: boolean
  clock: LedgerClock
}

/** Reads what holds above all rules on a site; null where no site is meant. */
export async function aboveIn(tx: Reader, site: string | null): Promise<Above> {
  const meta = tx.objectStore('meta')
  const [never, paused, stored, suspect, clock] = await Promise.all([
    site === null ? undefined : tx.objectStore('never').get(site),
    meta.get('paused'),
    meta.get('ceilings'),
    meta.get('suspect'),
    clockIn(tx),
  ])
  const read = stored === undefined ? initial : z.safeParse(schema, stored)
  return {
    isNever: never !== undefined,
    ceilings: {
      isPaused: paused !== undefined && paused !== false,
      of: read.success ? (read.data.of as Ceilings['of']) : {},
    },
    ceilingsSeal: read.success ? read.data.mac : null,
    isDamaged: !read.success,
    isSuspect: suspect !== undefined,
    clock,
  }
}

/** Whether the ceilings are the ones that were sealed. */
export function areCeilingsSealed(key: Uint8Array, above: Above): boolean {
  const { ceilings, ceilingsSeal } = above
  if (above.isDamaged) return false
  return ceilingsSeal === null || ceilingsSeal === ceilingsMac(key, ceilings.of)
}

const units = z.string().check(z.regex(/^\d{1,78}$/))
const rolling = z.object({ per24h: units, per30d: units })
const ceiling = z.object({
  manualPerPayment: units,
  perPayment: units,
  site: rolling,
  seller: rolling,
  all: rolling,
})
const schema = z.object({
  of: z.record(z.string(), ceiling),
  mac: z.string(),
})

const initial = {
  success: true,
  data: { of: defaultCeilings.of, mac: null },
} as const
