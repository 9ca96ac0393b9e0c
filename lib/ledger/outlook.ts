import type { Inquiry, Outlook } from '@/lib/payment/ledger-port'
import { currencyOf } from '@/lib/policy/currency'
import type { Rule } from '@/lib/policy/rule'
import type { LedgerDoubt } from '@/lib/policy/usage'
import { isClockDoubtful } from './clock'
import type { GroundsAhead } from './ground-ahead'
import { lastDeliveredIn, latestIn } from './queries'
import type { OnCorrupt } from './record'
import { fourOf, readRule } from './rule-record'
import { type Above, aboveIn } from './standing'
import type { Doubt } from './suspicion'
import { type ReadTransaction, revisionIn } from './transactions'
import { toUsage, usageIn } from './usage'

/**
 * Reads all that a decision needs, and returns with it the grounds of the rules
 * there are. What a rule used is read only then: most priced answers meet none.
 */
export async function lookIn(
  tx: ReadTransaction,
  inquiry: Inquiry,
  onCorrupt: OnCorrupt,
  doubt: Doubt,
): Promise<{ outlook: Outlook; grounds: GroundsAhead }> {
  const { site, seller, offers, nowMs } = inquiry
  const [above, previous, rules, revision] = await Promise.all([
    aboveIn(tx, site),
    Promise.all(
      offers.map(({ purchaseKey }) => latestIn(tx, purchaseKey, onCorrupt)),
    ),
    Promise.all(
      offers.map(({ offer: { network, token } }) =>
        ruleOf(tx, { site, seller, network: network.id, asset: token.address }),
      ),
    ),
    revisionIn(tx),
  ])
  const grounds = await Promise.all(
    offers.map(async ({ offer, purchaseKey }, at) => {
      const record = rules[at]
      const rule = record && readRule(record, onCorrupt)
      if (!rule) return null
      const currency = currencyOf(offer.token)
      const [usage, lastDeliveredAtMs] = await Promise.all([
        usageIn(tx, { ruleId: rule.id, site, seller, currency }, nowMs),
        lastDeliveredIn(tx, purchaseKey),
      ])
      const ground = { record, above, usage, lastDeliveredAtMs }
      return { rule, ruleId: rule.id, purchaseKey, ground }
    }),
  )
  let isReadable = !above.isDamaged
  const used = grounds.map((one) => {
    if (!one) return null
    const { rule, ground } = one
    const usage = toUsage(ground.usage, ground.lastDeliveredAtMs)
    if (usage) return { rule, usage }
    isReadable = false
    return null
  })
  if (!isReadable) doubt('Ceilings or sums cannot be read.')
  return {
    outlook: {
      previous,
      standing: {
        isNever: above.isNever,
        ceilings: above.ceilings,
        doubt: isReadable ? doubtOf(above, nowMs) : 'LEDGER_SUSPECT',
        rules: used,
      },
    },
    grounds: {
      revision,
      ...{ site, seller, nowMs },
      of: grounds.filter((one) => one !== null),
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
