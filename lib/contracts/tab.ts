import * as z from 'zod/mini'
import { ruleStates } from '@/lib/policy/rule-state'

/** This tab at a glance. */
export const tabSchema = z.object({
  site: z.nullable(z.string()),
  /** The browser keeps what this tab shows from us, as the person told it. */
  isUnseen: z.boolean(),
  /** Payments made here in the last 24 h: decimal atomic units per token. */
  taken24h: z.array(
    z.object({ network: z.string(), asset: z.string(), amount: z.string() }),
  ),
  waiting: z.number(),
  /** Priced answers seen on this page that were not paid. */
  priced: z.number(),
  /** What these cost, per token; empty where not all of it is known. */
  prices: z.array(
    z.object({ network: z.string(), asset: z.string(), amount: z.string() }),
  ),
  /**
   * Rules for this site: what is used of their day, in atomic units, and what
   * keeps them from paying just now.
   */
  rules: z.array(
    z.object({
      id: z.string(),
      network: z.string(),
      asset: z.string(),
      used: z.string(),
      of: z.string(),
      state: z.nullable(z.enum(ruleStates)),
    }),
  ),
  isNever: z.boolean(),
  isSilenced: z.boolean(),
})

/** What a tab's popup shows of it; amounts in decimal atomic units. */
export type TabView = z.infer<typeof tabSchema>
