import type { Stop } from '@/lib/policy/stop'
import type { ReasonCode } from '@/lib/x402/reason'
import { headerOf } from './header-of'
import { isItsRequest } from './its-request'
import type { Parts } from './journey'
import { reasonOf } from './pay-reason'
import type { Payment } from './payment'
import type { Prepared, Target } from './ports'

/** `armed`: the header waits for its one request; set it off with `go`. */
export type PayResult =
  | { ok: true; paymentId: string; fragment: string | null }
  | { ok: false; because: ReasonCode; previousId?: string; stop?: Stop }

/**
 * Signs a reserved payment and arms its header, for its own request alone.
 * `fresh`: this worker just reserved it, wrote it as handed over, and may have
 * prepared its request.
 */
export function createHandOver({
  ledger,
  vault,
  presenter,
  clock,
  checkpoint,
}: Pick<Parts, 'ledger' | 'vault' | 'presenter' | 'clock' | 'checkpoint'>) {
  return async function handOver(
    payment: Payment,
    target: Target,
    fresh: { prepared: Promise<Prepared> | null } | null,
  ): Promise<PayResult> {
    const early = await fresh?.prepared
    if (!isItsRequest(payment, target)) {
      await early?.forget()
      return { ok: false, because: 'OTHER_REQUEST' }
    }
    let signatures: Awaited<ReturnType<typeof vault.signPayment>>
    const signing = vault.signPayment(payment.id)
    const prepared = early ?? presenter.prepare(payment.id, target)
    try {
      signatures = await signing
    } catch (error) {
      await prepared.forget()
      const because = reasonOf(error)
      // A row this worker reserved and could not sign never had a signature;
      // an older one may have, so it stays counted.
      if (fresh) await ledger.voided(payment.id, because, clock.nowMs())
      return { ok: false, because }
    }
    ledger.signed(payment.id)
    await checkpoint('afterSign')
    const header = headerOf(payment, signatures)
    let fragment: string | null
    try {
      // On the disk before the header can leave.
      if (!fresh) await ledger.handedOver(payment.id, clock.nowMs())
      await checkpoint('afterHanded')
      ;({ fragment } = await prepared.arm(header))
    } catch (error) {
      await prepared.forget()
      const because = reasonOf(error)
      // There is a signature by now, so nobody says that there is none.
      return {
        ok: false,
        because: because === 'STORAGE' ? 'INTERNAL' : because,
      }
    }
    await checkpoint('afterArm')
    return { ok: true, paymentId: payment.id, fragment }
  }
}
