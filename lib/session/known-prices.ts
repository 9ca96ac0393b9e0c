import * as z from 'zod/mini'
import type { Payment } from '@/lib/payment/payment'
import type { Challenge } from '@/lib/x402/challenge'
import type { JsonValue } from '@/lib/x402/json'
import { type Area, createTable } from './table'

/** What one site's calls of one URL cost when they were paid last. */
const knownPriceSchema = z.object({
  /** As text: as a value a seller's terms may take many times the room. */
  terms: z.string(),
  /** The rule that may pay it. */
  ruleId: z.string(),
  /** When the seller itself named the price, Unix ms. */
  askedAtMs: z.number(),
  /** A call may be paid at it now: the last one was answered and delivered. */
  isOpen: z.boolean(),
  /** Payments at it in a row that the seller did not take. */
  misses: z.number(),
})

type KnownPrice = z.infer<typeof knownPriceSchema>
type Terms = Pick<Challenge, 'resource' | 'extensions'> & {
  accepted: JsonValue
}

/** A price is known so long after the seller named it, ms. */
export const knownForMs = 600_000
/** So many misses in a row, and the endpoint's price is never known again. */
const maxMisses = 2

/** What all terms may come to, in characters; the oldest leave beyond it. */
export const maxAllChars = 150_000

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

  /** Keeps a price where there is room for its terms, and makes the room. */
  async function keep(key: string, price: KnownPrice): Promise<boolean> {
    if (price.terms.length > maxAllChars) return false
    await table.put(key, price)
    let room = maxAllChars
    const kept = new Set<KnownPrice>()
    for (const one of (await table.all()).reverse()) {
      room -= one.terms.length
      if (room >= 0) kept.add(one)
    }
    await table.removeWhere((one) => !kept.has(one))
    return true
  }

  return {
    /**
     * An answer came to a paid call. True where the next call may be paid at
     * its price: it was delivered with a receipt, the seller named the price
     * itself a moment ago, and the next call is not served from the browser's
     * cache for nothing.
     */
    async answered(
      payment: Payment,
      isReusable: boolean,
      ruleId: string,
    ): Promise<boolean> {
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
      if (isReusable && before)
        await table.put(key, { ...before, isOpen: false })
      if (isReusable || misses >= maxMisses) return false
      const askedAtMs = isAhead ? before?.askedAtMs : createdAtMs
      if (askedAtMs === undefined) return false
      const { accepted, resource, extensions } = terms
      const isKept = await keep(key, {
        terms: JSON.stringify({ accepted, resource, extensions }),
        ruleId,
        askedAtMs,
        isOpen: true,
        misses: isAhead ? 0 : misses,
      })
      return isKept && isFresh(askedAtMs, nowMs())
    },

    /**
     * The price one call may be paid at, and by which rule; for that call
     * alone, until it is answered. Undefined where none is known.
     */
    async take(
      endpoint: Endpoint,
    ): Promise<{ challenge: Challenge; ruleId: string } | undefined> {
      const key = keyOf(endpoint)
      let known: KnownPrice | undefined
      // Taken as it is read, or two calls at once would both have it.
      await table.changeSoon(key, (one) => {
        if (one?.isOpen) known = one
        return one?.isOpen ? { ...one, isOpen: false } : one
      })
      if (!known || !isFresh(known.askedAtMs, nowMs())) return undefined
      const { accepted, ...rest } = JSON.parse(known.terms) as Terms
      const accepts = [accepted]
      return {
        challenge: { version: 2, accepts, ...rest, error: null },
        ruleId: known.ruleId,
      }
    },

    clear: table.clear,
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
