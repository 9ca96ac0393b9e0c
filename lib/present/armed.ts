import * as z from 'zod/mini'
import { targetSchema } from '@/lib/payment/question'

/** One header waiting for, or riding on, its one request. */
export const armedSchema = z.object({
  paymentId: z.string(),
  ruleId: z.number(),
  target: targetSchema,
  fragment: z.nullable(z.string()),
  /** The browser's id of the request that carries it, once sent. */
  requestId: z.nullable(z.string()),
  atMs: z.number(),
})

export type Armed = z.infer<typeof armedSchema>

/** A rule that found no request by then is taken away, ms. */
export const armedLifeMs = 15_000
