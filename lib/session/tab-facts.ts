import * as z from 'zod/mini'
import { type Area, createTable } from './table'

const tabFactsSchema = z.object({
  tabId: z.number(),
  /** Origin of the page the tab shows. */
  site: z.string(),
  /** Priced answers of this page that were not paid. */
  priced: z.number(),
  /** Paid here since the site was opened: decimal atomic units per token. */
  paid: z.array(
    z.object({ network: z.string(), asset: z.string(), amount: z.string() }),
  ),
})

/** What the icon and the popup tell of one tab. */
export type TabFacts = z.infer<typeof tabFactsSchema>

type Paid = TabFacts['paid'][number]

/** Keeps what happened in each tab; nothing of it decides about money. */
export function createTabFacts(session: Area) {
  const table = createTable(session, 'tabFacts', tabFactsSchema, 200)
  const keyOf = (tabId: number) => String(tabId)

  async function change(
    tabId: number,
    site: string,
    changed: (facts: TabFacts) => TabFacts,
  ): Promise<void> {
    const before = await table.get(keyOf(tabId))
    const facts =
      before?.site === site ? before : { tabId, site, priced: 0, paid: [] }
    await table.putSoon(keyOf(tabId), changed(facts))
  }

  return {
    of: (tabId: number) => table.get(keyOf(tabId)),
    all: table.all,

    /** A page came: what was priced on the one before is gone. */
    async opened(tabId: number, site: string): Promise<void> {
      const before = await table.get(keyOf(tabId))
      if (!before) return
      if (before.site === site)
        await table.putSoon(keyOf(tabId), { ...before, priced: 0 })
      else await table.remove(keyOf(tabId))
    },

    /** Something here has a price and was not paid. */
    priced: (tabId: number, site: string) =>
      change(tabId, site, (facts) => ({ ...facts, priced: facts.priced + 1 })),

    /** Something here was paid. */
    paid: (tabId: number, site: string, one: Paid) =>
      change(tabId, site, (facts) => ({
        ...facts,
        priced: Math.max(0, facts.priced - 1),
        paid: added(facts.paid, one),
      })),

    forget: (tabId: number) => table.remove(keyOf(tabId)),
  }
}

function added(paid: readonly Paid[], one: Paid): Paid[] {
  const isSame = (other: Paid) =>
    other.network === one.network && other.asset === one.asset
  const before = paid.find(isSame)
  const amount = BigInt(before?.amount ?? '0') + BigInt(one.amount)
  return [
    ...paid.filter((other) => !isSame(other)),
    { ...one, amount: amount.toString() },
  ]
}
