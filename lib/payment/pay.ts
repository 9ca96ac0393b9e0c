import { CodedError } from '@/lib/messaging/errors'
import type { Circumstances } from '@/lib/policy/circumstances'
import type { Stop } from '@/lib/policy/stop'
import { storeIntent } from '@/lib/schemes/intent-codec'
import type { Offer } from '@/lib/schemes/offer'
import { schemeOf } from '@/lib/schemes/registry'
import type { Challenge, Evidence } from '@/lib/x402/challenge'
import {
  paymentIdentifier,
  wantsIdentifier,
} from '@/lib/x402/extensions/payment-identifier'
import type { ReasonCode } from '@/lib/x402/reason'
import { approvalFor } from './approval'
import { headerOf } from './header-of'
import { hex, newId } from './ids'
import type { Parts } from './journey'
import type { Payment } from './payment'
import type { Target } from './ports'
import { purchaseKeyOf } from './purchase-key-of'

/** An authorisation paid by hand lives at most this long, seconds. */
export const manualLifeSeconds = 300
/** And one paid under a rule. */
const ruleLifeSeconds = 120

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

/** `armed`: the header waits for its one request; set it off with `go`. */
export type PayResult =
  | { ok: true; paymentId: string; fragment: string | null }
  | { ok: false; because: ReasonCode; previousId?: string; stop?: Stop }

/** Reserve, then sign, then hand over: in this order, whatever happens. */
export function createPay(parts: Parts) {
  const { ledger, vault, presenter, clock, random, checkpoint, allowances } =
    parts

  /** Signs a reserved payment and arms its header. */
  async function handOver(
    payment: Payment,
    target: Target,
    isFresh: boolean,
  ): Promise<PayResult> {
    let signatures: Awaited<ReturnType<typeof vault.signPayment>>
    const signing = vault.signPayment(payment.id)
    const prepared = presenter.prepare(payment.id, target)
    try {
      signatures = await signing
    } catch (error) {
      await prepared.forget()
      const because = reasonOf(error)
      // A row this worker reserved and could not sign never had a signature;
      // an older one may have, so it stays counted.
      if (isFresh) await ledger.voided(payment.id, because, clock.nowMs())
      return { ok: false, because }
    }
    await checkpoint('afterSign')
    const header = headerOf(payment, signatures)
    const handedOver = async () => {
      await ledger.handedOver(payment.id, clock.nowMs())
      await checkpoint('afterHanded')
    }
    let fragment: string | null
    try {
      // Only a call's repeat carries the fragment, and the page does not know it
      // before both are done; a page to open could be reloaded in between.
      if (target.kind === 'open') await handedOver()
      ;[{ fragment }] = await Promise.all([
        prepared.arm(header),
        target.kind === 'call' ? handedOver() : undefined,
      ])
    } catch (error) {
      await prepared.forget()
      throw error
    }
    await checkpoint('afterArm')
    return { ok: true, paymentId: payment.id, fragment }
  }

  return {
    /** Buys on these terms: one durable intent, one signature, one header. */
    async buy(purchase: Purchase): Promise<PayResult> {
      const { challenge, offer, target } = purchase
      const from = await vault.address()
      if (!from) return { ok: false, because: 'NO_WALLET' }
      if (!purchase.isHere) {
        if (!(await vault.isUnlocked())) return { ok: false, because: 'LOCKED' }
        if (!(await presenter.isAlive(target)))
          return { ok: false, because: 'GONE' }
      }

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
      vault.prepareToSign()
      const reserved = await ledger.reserve(
        {
          id: newId(nowMs, random),
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
        { again: purchase.again },
      )
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
        reserved.kind === 'reserved',
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
      if (!options.isOpening && !(await presenter.isAlive(target)))
        return { ok: false, because: 'GONE' }
      return await handOver(payment, target, false)
    },
  }
}

/** The reason code of an error, `INTERNAL` when it has none of ours. */
export function reasonOf(error: unknown): ReasonCode {
  const known: readonly string[] = [
    'LOCKED',
    'NO_WALLET',
    'STORAGE',
    'SELF_CHECK',
    'TOO_MANY_PRESENTS',
    'TOO_LATE',
    'GONE',
  ]
  return error instanceof CodedError && known.includes(error.code)
    ? (error.code as ReasonCode)
    : 'INTERNAL'
}
