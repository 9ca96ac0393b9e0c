import type {
  PaymentDetail,
  PaymentRow,
  ProofView,
} from '@/lib/contracts/history'
import { previousOf } from '@/lib/payment/look'
import type { Payment, PaymentEvent } from '@/lib/payment/payment'
import type { Proof } from '@/lib/payment/proof'
import { lookAtMsOf } from '@/lib/payment/reconcile-times'
import { canPresent } from '@/lib/policy/decide'
import { findScheme } from '@/lib/schemes/registry'
import { signedOf } from './signed-of'
import { provenBy, statusOf } from './status-of'

/** Whether the wallet itself can hand this payment over again. */
export function canPresentAgain(payment: Payment, nowMs: number): boolean {
  return (
    payment.state === 'HANDED' &&
    payment.kind === 'open' &&
    payment.method === 'GET' &&
    canPresent(previousOf(payment), nowMs)
  )
}

/** One line of the history. */
export function rowOf(payment: Payment, nowMs: number): PaymentRow {
  const { proof, state } = payment
  return {
    id: payment.id,
    createdAtMs: payment.createdAtMs,
    site: payment.site,
    seller: payment.seller,
    url: payment.url,
    title: payment.title,
    method: payment.method,
    kind: payment.kind,
    network: payment.intent.network,
    asset: payment.intent.asset,
    amount: payment.intent.value,
    isUpTo: findScheme(payment.intent)?.isUpTo ?? false,
    status: statusOf(payment, nowMs),
    code: payment.deliveryCode,
    liveUntilMs: Number(payment.intent.validBefore) * 1000,
    decidedBy: payment.decidedBy.kind,
    isProvenBy: provenBy(payment),
    nextLookAtMs: state === 'SETTLED' ? null : lookAtMsOf(payment),
    payTo: payment.intent.to,
    transaction:
      proof?.kind === 'settled'
        ? proof.transaction
        : (payment.receipt?.transaction ?? null),
    provenAmount: proof?.kind === 'settled' ? proof.amount : null,
    isHidden: payment.isHidden,
    isImported: false,
  }
}

/** A payment opened; `hasRule`: the rule that decided is still there. */
export function detailOf(
  payment: Payment,
  events: readonly PaymentEvent[],
  hasRule: boolean,
  nowMs: number,
): PaymentDetail {
  const { version, accepted, resource, extensions } = payment.terms
  const { decidedBy } = payment
  const { offer, receipt } = signedOf(payment)
  return {
    row: rowOf(payment, nowMs),
    payTo: payment.intent.to,
    from: payment.intent.from,
    nonce: payment.intent.nonce,
    identifier: payment.identifier ?? null,
    version,
    httpStatus: payment.status,
    presents: payment.presents,
    canPresent: canPresentAgain(payment, nowMs),
    receipt: payment.receipt,
    allowanceLeft: allowanceLeftOf(payment),
    terms: JSON.stringify({ accepted, resource, extensions }, null, 2),
    events: events.map(({ atMs, kind, detail }) => ({ atMs, kind, detail })),
    proof: payment.proof && proofViewOf(payment.proof),
    rule:
      decidedBy.kind === 'rule' && decidedBy.limits
        ? { id: decidedBy.ruleId, ...decidedBy.limits, isThere: hasRule }
        : null,
    signed: { offer, receipt },
  }
}

/**
 * A permit is for the whole amount: what was not taken of it stays allowed,
 * whether or not anything was.
 */
function allowanceLeftOf(payment: Payment): string | null {
  const { alsoSigned, intent, proof } = payment
  if (alsoSigned.length === 0 || proof?.kind !== 'settled') return null
  const left = BigInt(intent.value) - BigInt(proof.amount)
  return left > 0n ? left.toString() : null
}

function proofViewOf(proof: Proof): ProofView {
  const { tries: _, nextAtMs, ...said } = proof
  return said.kind === 'open' ? { ...said, nextAtMs } : said
}
