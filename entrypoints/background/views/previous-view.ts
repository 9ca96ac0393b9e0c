import type { QuestionView } from '@/lib/contracts/question'
import { previousOf } from '@/lib/payment/look'
import type { Payment } from '@/lib/payment/payment'
import { lookAtMsOf } from '@/lib/payment/reconcile-times'
import { canPresent } from '@/lib/policy/decide'
import { provenBy, statusOf } from './status-of'

/** The payment a question is about, as a screen shows it. */
export function previousViewOf(
  previous: Payment,
  nowMs: number,
): NonNullable<QuestionView['previous']> {
  const liveUntilMs = Number(previous.intent.validBefore) * 1000
  return {
    paymentId: previous.id,
    atMs: previous.createdAtMs,
    network: previous.intent.network,
    asset: previous.intent.asset,
    amount: previous.intent.value,
    status: statusOf(previous, nowMs),
    code: previous.deliveryCode,
    canPresentUntilMs:
      isPresentable(previous) && canPresent(previousOf(previous), nowMs)
        ? liveUntilMs
        : null,
    liveUntilMs,
    receiptSaysPaid: previous.receipt?.success ?? null,
    isProvenBy: provenBy(previous),
    nextLookAtMs: lookAtMsOf(previous),
  }
}

function isPresentable({ state }: Payment): boolean {
  return state === 'ARMED' || state === 'HANDED'
}
