import * as z from 'zod/mini'
import { olderDaySchema } from '@/lib/export/older-day'
import { exportRowSchema } from '@/lib/export/row'
import type { Contract } from '@/lib/messaging/contract'
import { nothing } from '@/lib/messaging/nothing'
import { paymentDetailSchema, paymentRowSchema } from './history'

/** What the wallet's own screens may ask about payments. */
export const historyMessages = {
  history: {
    input: z.object({
      before: z.optional(z.string()),
      limit: z.number().check(z.minimum(1), z.maximum(5000)),
    }),
    output: z.object({
      rows: z.array(paymentRowSchema),
      next: z.nullable(z.string()),
    }),
  },
  /** How many payments there are, with those that came from files. */
  historySize: { input: nothing, output: z.object({ count: z.number() }) },
  /** Payments that left the history, as sums by day, oldest first. */
  olderDays: { input: nothing, output: z.array(olderDaySchema) },
  /** Sellers that were shown who asks, the latest first. */
  signIns: {
    input: nothing,
    output: z.array(
      z.object({
        /** Origin. */
        seller: z.string(),
        count: z.number(),
        /** Unix ms. */
        lastAtMs: z.number(),
      }),
    ),
  },
  payment: {
    input: z.object({ id: z.string() }),
    output: z.nullable(paymentDetailSchema),
  },
  /** The payment a call that was sent again became; null before it did. */
  paymentOf: {
    input: z.object({ questionId: z.string() }),
    output: z.nullable(z.string()),
  },
  /** Looks the payment up on its chain now, whatever its turn. */
  lookNow: { input: z.object({ id: z.string() }), output: nothing },
  /** Puts a payment out of sight, or back; limits still count it. */
  hide: {
    input: z.object({ id: z.string(), isHidden: z.boolean() }),
    output: nothing,
  },
  /** Whole payments, newest first, for an export. */
  exportRows: {
    input: z.object({
      before: z.optional(z.string()),
      limit: z.number().check(z.minimum(1), z.maximum(500)),
      /** Whether the payments' events are wanted; they are unless said. */
      hasEvents: z.optional(z.boolean()),
    }),
    output: z.object({
      rows: z.array(exportRowSchema),
      next: z.nullable(z.string()),
    }),
  },
  /** Keeps rows of a file as read-only history; those it has are left alone. */
  importRows: {
    input: z.object({
      rows: z.array(exportRowSchema).check(z.maxLength(500)),
    }),
    output: z.object({ added: z.number() }),
  },
  /** Forgets all rows that came from files. */
  forgetImported: { input: nothing, output: nothing },
} satisfies Contract
