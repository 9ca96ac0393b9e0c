import type { Inquiry, Outlook } from '@/lib/payment/ledger-port'
import { currencyOf } from '@/lib/policy/currency'
import type { Rule } from '@/lib/policy/rule'
import type { LedgerDoubt, Usage } from '@/lib/policy/usage'
import { isClockDoubtful } from './clock'
import { lastDeliveredIn, latestIn } from './queries'
import type { OnCorrupt } from './record'
import { fourOf, readRule } from './rule-record'
import { type Above, aboveIn } from './standing'
import type { Doubt } from './suspicion'
import type { ReadTransaction } from './transactions'
import { toUsage, usageIn } from './usage'

/**
 * Reads all that a decision needs. What a rule used is read only where there is
 * a rule: most priced answers meet none.
 */
export async function lookIn(
  tx: ReadTransaction,
  inquiry: Inquiry,
  onCorrupt: OnCorrupt,
  doubt: Doubt,
): Promise<Outlook> {
  const { site, seller, offers, nowMs } = inquiry
  const [above, previous, rules] = await Promise.all([
    aboveIn(tx, site),
    Promise.all(
      offers.map(({ purchaseKey }) => latestIn(tx, purchaseKey, onCorrupt)),
    ),
    Promise.all(
      offers.map(({ offer: { network, token } }) =>
        ruleOf(tx, { site, seller, network: network.id, asset: token.address }),
      ),
    ),
  ])
  let isReadable = !above.isDamaged
  const used = await Promise.all(
    offers.map(async ({ offer, purchaseKey }, at) => {
      const record = rules[at]
      const rule = record && readRule(record, onCorrupt)
      if (!rule) return null
      const usage = await usageOf(tx, rule, {
        currency: currencyOf(offer.token),
        purchaseKey,
        nowMs,
      })
      if (usage) return { rule, usage }
      isReadable = false
      return null
    }),
  )
  if (!isReadable) doubt('Ceilings or sums cannot be read.')
  return {
    previous,
    standing: {
      isNever: above.isNever,
      ceilings: above.ceilings,
      doubt: isReadable ? doubtOf(above, nowMs) : 'LEDGER_SUSPECT',
      rules: used,
    },
  }
}

/** What stops every rule, as of now. */
export function doubtOf(above: Above, nowMs: number): LedgerDoubt | null {
  if (above.isSuspect || above.isDamaged) return 'LEDGER_SUSPECT'
  return isClockDoubtful(above.clock, nowMs) ? 'CLOCK_SUSPECT' : null
}

function ruleOf(
  tx: ReadTransaction,
  of: Pick<Rule, 'site' | 'seller' | 'network' | 'asset'>,
) {
  return tx.objectStore('rules').index('four').get(fourOf(of))
}

async function usageOf(
  tx: ReadTransaction,
  { id, site, seller }: Rule,
  of: {
    currency: ReturnType<typeof currencyOf>
    purchaseKey: string
    nowMs: number
  },
): Promise<Usage | null> {
  const { currency, purchaseKey, nowMs } = of
  const [read, lastDeliveredAtMs] = await Promise.all([
    usageIn(tx, { ruleId: id, site, seller, currency }, nowMs),
    lastDeliveredIn(tx, purchaseKey),
  ])
  return toUsage(read, lastDeliveredAtMs)
}
