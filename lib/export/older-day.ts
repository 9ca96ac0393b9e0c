import * as z from 'zod/mini'
import { lastTimeMs } from './iso-time'

/**
 * What payments that left the history took on one day, of one token on one
 * site. Those that took nothing are not among them.
 */
export const olderDaySchema = z.strictObject({
  /** The start of the day, UTC, Unix ms. */
  startMs: z.int().check(z.minimum(0), z.maximum(lastTimeMs)),
  /** Origin. */
  site: z.string(),
  /** CAIP-2. */
  network: z.string(),
  /** Token address in lower case. */
  asset: z.string(),
  /** Payments. */
  count: z.int().check(z.minimum(1)),
  /** Atomic units, decimal: the proven amount where there is one. */
  atomic: z.string().check(z.regex(/^(0|[1-9][0-9]{0,89})$/)),
})

/** A day of payments that left the history. */
export type OlderDay = z.infer<typeof olderDaySchema>
