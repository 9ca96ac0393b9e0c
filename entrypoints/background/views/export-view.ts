import { moneyIn } from '@/lib/export/money-in'
import type { ExportRow } from '@/lib/export/row'
import type { Payment, PaymentEvent } from '@/lib/payment/payment'
import { signedOf } from './signed-of'
import { statusOf } from './status-of'

/** A payment with everything a person may want of it. */
export function exportRowOf(
  payment: Payment,
  events: readonly PaymentEvent[],
  nowMs: number,
): ExportRow {
  const { intent, decidedBy, terms } = payment
  const { network, asset } = intent
  const { version, accepted, resource, extensions } = terms
  return {
    id: payment.id,
    createdAtMs: payment.createdAtMs,
    site: payment.site,
    seller: payment.seller,
    method: payment.method,
    url: payment.url,
    title: payment.title,
    kind: payment.kind,
    network,
    asset,
    ...moneyIn({ network, asset, atomic: intent.value }, ''),
    from: intent.from,
    payTo: intent.to,
    nonce: intent.nonce,
    validBefore: intent.validBefore,
    digest: payment.digest,
    ...(payment.identifier !== undefined && { identifier: payment.identifier }),
    decidedBy:
      decidedBy.kind === 'rule'
        ? { kind: 'rule', ruleId: decidedBy.ruleId }
        : { kind: 'you' },
    state: payment.state,
    delivery: payment.delivery,
    code: payment.deliveryCode,
    httpStatus: payment.status,
    bodyHash: null,
    status: statusOf(payment, nowMs),
    receipt: payment.receipt,
    proof: proofOf(payment),
    signed: signedOf(payment),
    terms: { version, accepted, resource, extensions },
    events: events.map(({ atMs, kind, detail }) => ({ atMs, kind, detail })),
  }
}

function proofOf({ proof }: Payment): ExportRow['proof'] {
  if (!proof) return null
  const { nextAtMs: _, tries: __, ...said } = proof
  return said
}
