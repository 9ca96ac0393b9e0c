import * as z from 'zod/mini'
import { targetSchema } from '@/lib/payment/question'
import { isSignInId } from '@/lib/payment/sign-in-port'

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

/** A header waiting for, or riding on, its one request; times in Unix ms. */
export type Armed = z.infer<typeof armedSchema>

/** Names one presentation; a payment may have several at a time. */
export function keyOf({ ruleId }: Armed): string {
  return String(ruleId)
}

/**
 * A header that found no request by then is taken away, ms. A page's calls wait
 * for each other's connections, and nothing else can carry the header of one.
 */
export const armedLifeMs = { open: 15_000, call: 60_000 } as const

/**
 * The headers of an answer are waited for so long by a worker that did not see
 * its request leave, ms: they may have come while none ran. By then the longest
 * authorisation has ended, and the chain tells.
 */
export const sentLifeMs = 300_000

/** It waits for its request, or for its answer, longer than any may take. */
export function isTooLate(armed: Armed, nowMs: number): boolean {
  const { requestId, target, atMs } = armed
  const lifeMs = requestId === null ? armedLifeMs[target.kind] : sentLifeMs
  return nowMs - atMs > lifeMs
}

/**
 * A page's sign-in that nobody saw leave: the worker was stopped, and the next
 * one takes its rule away. Another may be made; it is no money.
 */
export function isUnseenSignIn({
  paymentId,
  requestId,
  target,
}: Armed): boolean {
  return isSignInId(paymentId) && requestId === null && target.kind === 'open'
}
