import * as z from 'zod/mini'
import type { Payment } from '@/lib/payment/payment'
import type { Challenge } from '@/lib/x402/challenge'
import type { JsonObject, JsonValue } from '@/lib/x402/json'
import { type Area, createTable } from './table'

const json = z.custom<JsonValue>((value) => value !== undefined)
const object = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null,
)

/** What one site's calls of one URL cost when they were paid last. */
const knownPriceSchema = z.object({
  accepted: json,
  resource: z.nullable(object),
  extensions: z.nullable(object),
  /** When the seller itself named the price, Unix ms. */
  askedAtMs: z.number(),
  /** A call may be paid at it now: the last one was answered and delivered. */
  isOpen: z.boolean(),
  /** Payments at it in a row that the seller did not take. */
  misses: z.number(),
})

/** A price is known so long after the seller named it, ms. */
export const knownForMs = 600_000
/** So many misses in a row, and the endpoint's price is never known again. */
const maxMisses = 2

/** Prices that calls may be paid at before the seller asks. */
export type KnownPrices = ReturnType<typeof createKnownPrices>

/** An endpoint as one site calls it; the URL is exact and has no fragment. */
type Endpoint = Pick<Payment, 'site' | 'method' | 'url'>

/**
 * Keeps the prices of at most a hundred endpoints over a stopped worker. They
 * only save a question to the seller: whether a price is paid is decided anew
 * by the rule each time.
 */
export function createKnownPrices(area: Area, nowMs: () => number) {
  const table = createTable(area, 'knownPrices', knownPriceSchema, 100)

  return {
    /**
     * An answer came to a paid call. True where the next call may be paid at
     * its price: it was delivered with a receipt, and the seller named the
     * price itself a moment ago.
     */
    async answered(payment: Payment): Promise<boolean> {
      const key = keyOf(payment)
      const { terms, isAhead, createdAtMs } = payment
      const before = await table.get(key)
      const misses = before?.misses ?? 0
      if (payment.delivery !== 'ok' || payment.receipt?.success !== true) {
        if (before)
          await table.put(key, {
            ...before,
            isOpen: false,
            misses: misses + (isAhead ? 1 : 0),
          })
        return false
      }
      if (misses >= maxMisses) return false
      const askedAtMs = isAhead ? before?.askedAtMs : createdAtMs
      if (askedAtMs === undefined) return false
      await table.put(key, {
        accepted: terms.accepted,
        resource: terms.resource,
        extensions: terms.extensions,
        askedAtMs,
        isOpen: true,
        misses: isAhead ? 0 : misses,
      })
      return isFresh(askedAtMs, nowMs())
    },

    /**
     * The price one call may be paid at; for that call alone, until it is
     * answered. Undefined where none is known.
     */
    async take(endpoint: Endpoint): Promise<Challenge | undefined> {
      const key = keyOf(endpoint)
      const known = await table.get(key)
      if (!known?.isOpen) return undefined
      await table.updateSoon(key, (one) => ({ ...one, isOpen: false }))
      const { accepted, resource, extensions, askedAtMs } = known
      return isFresh(askedAtMs, nowMs())
        ? { version: 2, accepts: [accepted], resource, extensions, error: null }
        : undefined
    },

    async clear(): Promise<void> {
      await table.removeWhere(() => true)
    },
  }
}

/**
 * Whether a payment's price may be known at all: of a page's own GET or HEAD,
 * in a v2 challenge the browser recorded.
 */
export function canBeKnown({ kind, method, terms }: Payment): boolean {
  return (
    kind === 'call' &&
    (method === 'GET' || method === 'HEAD') &&
    terms.version === 2 &&
    terms.evidence === 'header'
  )
}

// A clock that was put back knows nothing.
function isFresh(askedAtMs: number, nowMs: number): boolean {
  return nowMs >= askedAtMs && nowMs - askedAtMs < knownForMs
}

function keyOf({ site, method, url }: Endpoint): string {
  return `${site} ${method} ${url}`
}
