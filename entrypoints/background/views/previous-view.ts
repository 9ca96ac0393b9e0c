import type { QuestionView } from '@/lib/contracts/question'
import { isItsRequest } from '@/lib/payment/its-request'
import { previousOf } from '@/lib/payment/look'
import { type Payment, redirected } from '@/lib/payment/payment'
import type { Target } from '@/lib/payment/ports'
import { lookAtMsOf } from '@/lib/payment/reconcile-times'
import { canPresent } from '@/lib/policy/decide'
import { findScheme } from '@/lib/schemes/registry'
import { provenBy, statusOf } from './status-of'

/** The payment a question is about, as a screen shows it. */
export function previousViewOf(
  previous: Payment,
  target: Target,
  nowMs: number,
): NonNullable<QuestionView['previous']> {
  const { proof } = previous
  const liveUntilMs = Number(previous.intent.validBefore) * 1000
  return {
    paymentId: previous.id,
    atMs: previous.createdAtMs,
    network: previous.intent.network,
    asset: previous.intent.asset,
    amount: previous.intent.value,
    isUpTo: findScheme(previous.intent)?.isUpTo ?? false,
    provenAmount: proof?.kind === 'settled' ? proof.amount : null,
    status: statusOf(previous, nowMs),
    code: previous.deliveryCode,
    canPresentUntilMs:
      isPresentable(previous, target) && canPresent(previousOf(previous), nowMs)
        ? liveUntilMs
        : null,
    liveUntilMs,
    receiptSaysPaid: previous.receipt?.success ?? null,
    isProvenBy: provenBy(previous),
    nextLookAtMs: lookAtMsOf(previous),
  }
}

function isPresentable(previous: Payment, target: Target): boolean {
  const { state, deliveryCode } = previous
  // The tab it was told in was sent on: its page is not there to try again.
  const isElsewhere = target.documentId === '' && deliveryCode === redirected
  return (
    (state === 'ARMED' || state === 'HANDED') &&
    isItsRequest(previous, target) &&
    !isElsewhere
  )
}
