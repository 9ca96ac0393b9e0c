import type { Circumstances } from '@/lib/policy/circumstances'
import { storeIntent } from '@/lib/schemes/intent-codec'
import { manualLifeSeconds, ruleLifeSeconds } from '@/lib/schemes/life'
import type { Offer } from '@/lib/schemes/offer'
import { schemeOf } from '@/lib/schemes/registry'
import type { Challenge, Evidence } from '@/lib/x402/challenge'
import {
  paymentIdentifier,
  wantsIdentifier,
} from '@/lib/x402/extensions/payment-identifier'
import { approvalFor } from './approval'
import { createHandOver, type PayResult } from './hand-over'
import { hex, newId } from './ids'
import type { Parts } from './journey'
import { pageAnswers, whyNotThere } from './page-answers'
import type { Payment } from './payment'
import type { Target } from './ports'
import { purchaseKeyOf } from './purchase-key-of'

/** What is bought, for whom, on which terms. */
export type Purchase = {
  requestKey: string
  target: Target
  site: string
  title: string
  bodyHash: string
  evidence: Evidence
  challenge: Challenge
  offer: Offer
  decidedBy: Payment['decidedBy']
  again: boolean
  /**
   * The document spoke and the wallet was seen open a moment ago, so neither is
   * asked again. A wallet locked since signs nothing.
   */
  isHere: boolean
  /** How the priced answer came about, where a rule decided; else null. */
  circumstances: Circumstances | null
  /** The seller has not asked this time: nothing but a fresh payment will do. */
  isAhead?: boolean | undefined
}

/** Reserve, then sign, then hand over: in this order, whatever happens. */
export function createPay(parts: Parts) {
  const { ledger, vault, presenter, clock, random, checkpoint, allowances } =
    parts
  const handOver = createHandOver(parts)

  /**
   * Prepares a call while the disk is written to, for the page waits. A page's
   * tab is not: without a header in it, it may be opened for other reasons.
   */
  const prepareSoon = (paymentId: string, target: Target) =>
    new Promise((go) => setTimeout(go)).then(() =>
      presenter.prepare(paymentId, target),
    )

  return {
    /** Buys on these terms: one durable intent, one signature, one header. */
    async buy(purchase: Purchase): Promise<PayResult> {
      const { challenge, offer, target } = purchase
      const from = await vault.address()
      if (!from) return { ok: false, because: 'NO_WALLET' }
      if (!purchase.isHere && !(await vault.isUnlocked()))
        return { ok: false, because: 'LOCKED' }
      // A form's page cannot be sent again once it has another address.
      const isForm = target.kind === 'open' && target.method !== 'GET'
      const notThere =
        (!purchase.isHere || isForm) &&
        whyNotThere(await pageAnswers(presenter, target))
      if (notThere) return { ok: false, because: notThere }

      const approval = await approvalFor(offer, from, allowances)
      if (approval.kind === 'needed')
        return { ok: false, because: 'NEEDS_APPROVAL' }
      if (approval.kind === 'unknown')
        return { ok: false, because: 'ALLOWANCE_UNKNOWN' }

      const scheme = schemeOf(offer)
      const nowMs = clock.nowMs()
      const intent = scheme.intent(offer, {
        from,
        version: challenge.version,
        nonce: hex(random.bytes(32)),
        nowSeconds: BigInt(Math.floor(nowMs / 1000)),
        maxLifeSeconds:
          purchase.decidedBy.kind === 'you'
            ? manualLifeSeconds
            : ruleLifeSeconds,
        permitNonce: approval.kind === 'permit' ? approval.nonce : null,
      })
      const id = newId(nowMs, random)
      vault.prepareToSign()
      const reserving = ledger.reserve(
        {
          id,
          purchaseKey: purchaseKeyOf(purchase, offer),
          requestKey: purchase.requestKey,
          decidedBy: purchase.decidedBy,
          kind: target.kind,
          site: purchase.site,
          seller: new URL(target.url).origin,
          method: target.method,
          url: target.url,
          title: purchase.title,
          intent: storeIntent(intent),
          digest: scheme.digest(intent),
          alsoSigned: scheme.alsoSigned(intent),
          terms: {
            version: challenge.version,
            accepted: challenge.accepts[offer.index] ?? null,
            resource: challenge.resource,
            extensions: challenge.extensions,
            evidence: purchase.evidence,
          },
          ...(wantsIdentifier(challenge) && {
            identifier: paymentIdentifier(random.bytes(16)),
          }),
          ...(purchase.isAhead && { isAhead: true }),
          circumstances: purchase.circumstances,
          nowMs,
        },
        { again: purchase.again, isHanding: true },
      )
      const prepared = target.kind === 'call' ? prepareSoon(id, target) : null
      const forget = async () => (await prepared)?.forget()
      const reserved = await reserving.catch(async (error) => {
        await forget()
        throw error
      })
      if (reserved.kind !== 'reserved') await forget()
      await checkpoint('afterReserve')
      if (reserved.kind === 'stopped')
        return { ok: false, because: 'DENIED', stop: reserved.stop }
      if (reserved.kind === 'refused')
        return {
          ok: false,
          because: reserved.because,
          ...(reserved.previous ? { previousId: reserved.previous.id } : {}),
        }
      // An authorisation of another call waits for its own answer.
      if (purchase.isAhead && reserved.kind !== 'reserved')
        return { ok: false, because: 'PENDING_PREVIOUS' }
      return await handOver(
        reserved.payment,
        target,
        reserved.kind === 'reserved' ? { prepared } : null,
      )
    },

    /**
     * Hands the same authorisation to its seller once more; `isOpening`: in a
     * tab that has yet to open the page.
     */
    async presentAgain(
      paymentId: string,
      target: Target,
      options = { isOpening: false },
    ): Promise<PayResult> {
      const payment = await ledger.get(paymentId)
      if (!payment) return { ok: false, because: 'GONE' }
      if (!(await vault.isUnlocked())) return { ok: false, because: 'LOCKED' }
      const notThere =
        !options.isOpening && whyNotThere(await pageAnswers(presenter, target))
      if (notThere) return { ok: false, because: notThere }
      return await handOver(payment, target, null)
    },
  }
}
