import type {
  PaymentDetail,
  PaymentRow,
  PaymentStatus,
} from '@/lib/contracts/history'
import { previousOf } from '@/lib/payment/look'
import type { Payment, PaymentEvent } from '@/lib/payment/payment'
import { canPresent } from '@/lib/policy/decide'

/** A payment without an answer counts as on its way this long, ms. */
const workingMs = 30_000

/** A payment's outcome as a person reads it. */
export function statusOf(payment: Payment, nowMs: number): PaymentStatus {
  if (payment.state === 'VOID') return 'void'
  switch (payment.delivery) {
    case 'ok':
      return 'delivered'
    case 'refused':
    case 'failed':
    case 'unknown':
      return payment.delivery
    case 'none':
      return nowMs - payment.changedAtMs < workingMs ? 'working' : 'unknown'
  }
}

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
    status: statusOf(payment, nowMs),
    code: payment.deliveryCode,
    liveUntilMs: Number(payment.intent.validBefore) * 1000,
    decidedBy: payment.decidedBy.kind,
  }
}

/** A payment opened. */
export function detailOf(
  payment: Payment,
  events: readonly PaymentEvent[],
  nowMs: number,
): PaymentDetail {
  const { version, accepted, resource, extensions } = payment.terms
  return {
    row: rowOf(payment, nowMs),
    payTo: payment.intent.to,
    from: payment.intent.from,
    nonce: payment.intent.nonce,
    version,
    httpStatus: payment.status,
    presents: payment.presents,
    canPresent: canPresentAgain(payment, nowMs),
    receipt: payment.receipt,
    terms: JSON.stringify({ accepted, resource, extensions }, null, 2),
    events: events.map(({ atMs, kind, detail }) => ({ atMs, kind, detail })),
  }
}
