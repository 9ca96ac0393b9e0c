import type { Answer, Ledger } from '@/lib/payment/ledger-port'
import type { Payment } from '@/lib/payment/payment'
import type { RuleBook } from '@/lib/payment/rule-book-port'
import { findScheme } from '@/lib/schemes/registry'
import { canBeKnown, type KnownPrices } from '@/lib/session/known-prices'
import type { createNotices } from '@/lib/session/notices'
import type { createTabFacts, TabFacts } from '@/lib/session/tab-facts'
import { pageTitle } from './page-title'

type Parts = {
  ledger: Ledger
  rules: RuleBook
  tabFacts: ReturnType<typeof createTabFacts>
  notices: ReturnType<typeof createNotices>
  knownPrices: KnownPrices
  /** The tab a payment was last presented in. */
  tabOf(paymentId: string): Promise<number | null>
  /** Tells the document of a paid call that its price is known now. */
  tellKnown(paymentId: string): Promise<void>
  changed(): void
}

/** How long the page has the computer to itself, ms. */
const restMs = 50

/** What is told and remembered of a payment; nothing here moves money. */
export function createAfterPayment(parts: Parts) {
  const { ledger, rules, tabFacts, notices, tabOf, changed } = parts
  const { knownPrices, tellKnown } = parts

  /**
   * A 402 page has another title than the page that was bought. Of a file that
   * was saved there is none, and its path says more than the page that asked.
   */
  async function rememberTitle(
    payment: Payment,
    tabId: number,
    { isSaved = false }: Answer,
  ): Promise<void> {
    const title = isSaved ? '' : await pageTitle(tabId, payment.url)
    if (!title && !isSaved) return
    await ledger.titled(payment.id, title)
    changed()
  }

  /** Under a rule that says so, the next such call may be paid at this price. */
  async function learnPrice(
    payment: Payment,
    { isReusable = false }: Answer,
    nowMs: number,
  ): Promise<void> {
    if (!canBeKnown(payment)) return
    const { site, seller, intent, decidedBy } = payment
    const found = (await rules.all(nowMs)).rules.find(
      ({ rule }) =>
        rule.paysKnown === true &&
        rule.site === site &&
        rule.seller === seller &&
        rule.network === intent.network &&
        rule.asset.toLowerCase() === intent.asset.toLowerCase(),
    )
    const paidBy = decidedBy.kind === 'rule' ? decidedBy.ruleId : null
    const ruleId = found?.rule.id ?? (payment.isAhead ? paidBy : null)
    if (ruleId === null) return
    const isKnown = await knownPrices.answered(payment, isReusable, ruleId)
    if (isKnown && found) await tellKnown(payment.id)
  }

  /** A rule paid: says once where that reached 80 % or all of a limit. */
  async function noteLimits(payment: Payment): Promise<void> {
    const { site, seller, decidedBy, intent, createdAtMs } = payment
    if (decidedBy.kind !== 'rule' || !decidedBy.reached) return
    const { network, asset } = intent
    const whose = {
      RULE: decidedBy.ruleId,
      SITE: site,
      SELLER: seller,
      ALL: '',
    }
    for (const reached of decidedBy.reached) {
      const [scope] = reached.limit.split('_') as [keyof typeof whose]
      await notices.add({
        id: `${reached.limit}:${whose[scope]}`,
        ...reached,
        ...{ site, seller, network, asset },
        atMs: createdAtMs,
      })
    }
    changed()
  }

  return {
    /** The chain shows what became of a payment: a maximum may be less. */
    async proven(payment: Payment): Promise<void> {
      const { id, proof } = payment
      if (proof?.kind !== 'settled') return
      await tabFacts.proven(id, proof.amount)
      changed()
    },

    /**
     * An answer came. With the one that delivered it the tab's icon adds it up
     * and the history gets its title; a seller may answer the same header twice.
     */
    async answered(
      paymentId: string,
      answer: Answer & { isDelivered: boolean },
      nowMs: number,
    ): Promise<void> {
      // The page that was paid for goes first.
      await new Promise((resolve) => setTimeout(resolve, restMs))
      const payment = await ledger.get(paymentId)
      if (!payment) return
      await noteLimits(payment)
      // The page may have gone; then nobody needs to know.
      await learnPrice(payment, answer, nowMs).catch(() => undefined)
      const tabId = await tabOf(paymentId)
      if (!answer.isDelivered || tabId === null) return
      await tabFacts.paid(tabId, payment.site, paidOf(payment), {
        wasAsked: payment.decidedBy.kind === 'you',
      })
      changed()
      if (payment.kind === 'open') await rememberTitle(payment, tabId, answer)
    },
  }
}

/** What it came to; of a maximum, itself until the chain shows what was taken. */
function paidOf({ id, intent, proof }: Payment): TabFacts['paid'][number] {
  const { network, asset, value } = intent
  const isUpTo = findScheme(intent)?.isUpTo ?? false
  return isUpTo && proof?.kind === 'settled'
    ? { network, asset, amount: proof.amount, upToId: null }
    : { network, asset, amount: value, upToId: isUpTo ? id : null }
}
