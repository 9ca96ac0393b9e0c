import type { ReasonCode } from '@/lib/x402/reason'
import { headerOf } from './header-of'
import type { Ledger } from './ledger-port'
import type { Payment } from './payment'
import type { Vault } from './ports'

/** What a facilitator is asked about one payment (x402 v2 §7.1). */
export type VerifyQuestion = {
  x402Version: 1 | 2
  /** What the payment header says, decoded. */
  paymentPayload: unknown
  /** The terms it answers, as the seller sent them. */
  paymentRequirements: unknown
}

/** Why a payment cannot be shown to a facilitator. */
export type NotShown =
  | 'NO_PAYMENT'
  /** Nobody has it yet; showing it would be the first time it leaves. */
  | 'NOT_HANDED'
  /** The chain has spoken: it is signed no more. */
  | 'IS_OVER'
  | Extract<ReasonCode, 'LOCKED'>

/**
 * The very payment its seller was handed, as a facilitator is asked about it.
 *
 * Nothing new is signed: the same bytes come of the same persisted intent. A
 * facilitator that has it could have it settled, as its seller could since it
 * was handed over, for the same terms; and it has been counted since before.
 */
export async function showForCheck(
  paymentId: string,
  {
    ledger,
    vault,
  }: {
    ledger: Pick<Ledger, 'get'>
    vault: Pick<Vault, 'isUnlocked' | 'signPayment'>
  },
): Promise<VerifyQuestion | NotShown> {
  const payment = await ledger.get(paymentId)
  if (!payment) return 'NO_PAYMENT'
  const because = notShown[payment.state]
  if (because) return because
  if (!(await vault.isUnlocked())) return 'LOCKED'
  const { value } = headerOf(payment, await vault.signPayment(payment.id))
  return {
    x402Version: payment.terms.version,
    paymentPayload: JSON.parse(decode(value)),
    paymentRequirements: payment.terms.accepted,
  }
}

const notShown: Record<Payment['state'], NotShown | null> = {
  ARMED: 'NOT_HANDED',
  HANDED: null,
  VOID: 'IS_OVER',
  SETTLED: 'IS_OVER',
  DEAD: 'IS_OVER',
}

function decode(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
  return new TextDecoder().decode(bytes)
}
