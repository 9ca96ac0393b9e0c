import * as z from 'zod/mini'
import { type Area, createTable } from './table'

const tabFactsSchema = z.object({
  tabId: z.number(),
  /** Origin of the page the tab shows. */
  site: z.string(),
  /** Priced answers of this page that were not paid. */
  priced: z.number(),
  /** What those of them cost whose price is one: decimal atomic units. */
  prices: z.array(
    z.object({
      network: z.string(),
      asset: z.string(),
      amount: z.string(),
      /** How many it is the sum of. */
      items: z.number(),
    }),
  ),
  /**
   * Paid here since the site was opened: decimal atomic units, an entry a
   * token, and one for each maximum until the chain shows what was taken of it.
   */
  paid: z.array(
    z.object({
      network: z.string(),
      asset: z.string(),
      amount: z.string(),
      /** The payment whose maximum this is; null: what was paid. */
      upToId: z.nullable(z.string()),
    }),
  ),
})

/** What the icon and the popup tell of one tab. */
export type TabFacts = z.infer<typeof tabFactsSchema>

type Paid = TabFacts['paid'][number]
type Price = TabFacts['prices'][number]
type Sum = Pick<Paid, 'network' | 'asset' | 'amount'>

/** Maxima kept apart in one tab; what is beyond stays a maximum. */
const maxUpTo = 50
const upToRest = 'rest'

/** Keeps what happened in each tab; nothing of it decides about money. */
export function createTabFacts(session: Area) {
  const table = createTable(session, 'tabFacts', tabFactsSchema, 200)
  const keyOf = (tabId: number) => String(tabId)

  const nothingOf = (tabId: number, site: string): TabFacts => ({
    ...{ tabId, site, priced: 0 },
    ...{ prices: [], paid: [] },
  })

  return {
    of: (tabId: number) => table.get(keyOf(tabId)),
    all: table.all,

    /** A page came: what was priced on the one before is gone. */
    async opened(tabId: number, site: string): Promise<void> {
      await table.changeSoon(keyOf(tabId), (before) =>
        before?.site === site
          ? { ...before, priced: 0, prices: [] }
          : undefined,
      )
    },

    /** Something here has a price and was not paid; null: no single price. */
    async priced(
      tabId: number,
      site: string,
      price: Sum | null,
    ): Promise<void> {
      await table.changeSoon(keyOf(tabId), (before) => {
        const facts = before?.site === site ? before : nothingOf(tabId, site)
        return {
          ...facts,
          priced: facts.priced + 1,
          prices: price ? withPrice(facts.prices, price) : facts.prices,
        }
      })
    },

    /**
     * Something here was paid; what a rule paid was not among the priced. It may
     * be told late: a tab that has something of another site by now has left.
     */
    async paid(
      tabId: number,
      site: string,
      one: Paid,
      { wasAsked = true } = {},
    ): Promise<void> {
      await table.changeSoon(keyOf(tabId), (before) => {
        if (before && before.site !== site) return before
        const facts = before ?? nothingOf(tabId, site)
        return {
          ...facts,
          ...(wasAsked && {
            priced: Math.max(0, facts.priced - 1),
            prices: withoutPrice(facts.prices, one),
          }),
          paid: withPaid(facts.paid, one),
        }
      })
    },

    /** The chain shows what was taken of a maximum. */
    async proven(paymentId: string, amount: string): Promise<void> {
      for (const { tabId } of await table.all())
        await table.changeSoon(keyOf(tabId), (facts) => {
          const most = facts?.paid.find(({ upToId }) => upToId === paymentId)
          if (!facts || !most) return facts
          const others = facts.paid.filter((one) => one !== most)
          const paid = withPaid(others, { ...most, amount, upToId: null })
          return { ...facts, paid }
        })
    },

    forget: (tabId: number) => table.remove(keyOf(tabId)),
    clear: table.clear,
  }
}

/** What all that is priced costs, per token; empty where not all is known. */
export function pricesOf({ priced, prices }: TabFacts): Sum[] {
  const known = prices.reduce((sum, { items }) => sum + items, 0)
  return known === priced
    ? prices.map(({ network, asset, amount }) => ({ network, asset, amount }))
    : []
}

function withPrice(prices: readonly Price[], one: Sum): Price[] {
  const items = prices.find((other) => isSame(other, one))?.items ?? 0
  return added(prices, { ...one, items: items + 1 }, isSame)
}

/** Nothing is known any more where what was paid is none of it. */
function withoutPrice(prices: readonly Price[], one: Sum): Price[] {
  const before = prices.find((other) => isSame(other, one))
  const left = BigInt(before?.amount ?? '0') - BigInt(one.amount)
  if (!before || left < 0n) return []
  const others = prices.filter((other) => other !== before)
  const items = before.items - 1
  return items > 0
    ? [...others, { ...before, amount: left.toString(), items }]
    : others
}

function withPaid(paid: readonly Paid[], one: Paid): Paid[] {
  const isFull = paid.filter(({ upToId }) => upToId).length >= maxUpTo
  const upToId = one.upToId && isFull ? upToRest : one.upToId
  return added(
    paid,
    { ...one, upToId },
    (a, b) => isSame(a, b) && a.upToId === b.upToId,
  )
}

function added<sum extends Sum>(
  sums: readonly sum[],
  one: sum,
  isOne: (a: sum, b: sum) => boolean,
): sum[] {
  const before = sums.find((other) => isOne(other, one))
  const amount = BigInt(before?.amount ?? '0') + BigInt(one.amount)
  return [
    ...sums.filter((other) => other !== before),
    { ...one, amount: amount.toString() },
  ]
}

function isSame(one: Sum, other: Sum): boolean {
  return one.network === other.network && one.asset === other.asset
}
