import { CodedError } from '@/lib/messaging/errors'
import type { Reserved } from '@/lib/payment/ledger-port'
import type { Payment } from '@/lib/payment/payment'
import {
  type OnCorrupt,
  type PaymentRecord,
  readPayment,
  requirePayment,
} from './record'
import { isSealed, type Seal } from './seal'
import { weigh } from './weigh'

/** With what stored rows are read and told from edited ones. */
export type Eyes = { key: Uint8Array; onCorrupt: OnCorrupt }

/**
 * What the payment of the same request says. Throws STORAGE for one that
 * cannot be read or was edited: it must not be signed.
 */
export function ofRequest(
  record: PaymentRecord,
  purchaseKey: string,
  eyes: Eyes,
): Reserved {
  const payment = requireSealed(record, eyes)
  // The answer to one question must not become the answer to another.
  return payment.purchaseKey === purchaseKey
    ? { kind: 'resumed', payment }
    : { kind: 'refused', because: 'TERMS_CHANGED', previous: payment }
}

/** What earlier payments of the purchase say; null where nothing stands in the way. */
export function ofPurchase(
  records: readonly PaymentRecord[],
  nowMs: number,
  eyes: Eyes,
): Reserved | null {
  const read = records.map((record) => ({
    record,
    payment: readPayment(record, eyes.onCorrupt),
  }))
  // One older than seals, or edited, may be money and must not be presented.
  const trusted = read.filter(
    ({ record, payment }) => payment && isUnedited(payment, record.seal, eyes),
  )
  const weighed = weigh(
    trusted.flatMap(({ payment }) => payment ?? []),
    nowMs,
  )
  if (weighed.kind === 'present') return weighed
  if (weighed.kind === 'pending')
    return {
      kind: 'refused',
      because: 'PENDING_PREVIOUS',
      previous: weighed.previous,
    }
  const previous = read.at(-1)?.payment
  if (trusted.length === records.length) return null
  return {
    kind: 'refused',
    because: 'PENDING_PREVIOUS',
    ...(previous && { previous }),
  }
}

/** A stored payment that may be signed. Throws STORAGE for any other. */
export function requireSealed(record: PaymentRecord, eyes: Eyes): Payment {
  const payment = requirePayment(record, eyes.onCorrupt)
  expectUnedited(payment, record.seal, eyes)
  return payment
}

/** Throws STORAGE for a payment that is not the one its seal was made for. */
export function expectUnedited(
  payment: Payment,
  seal: Seal | undefined,
  eyes: Eyes,
): void {
  if (isUnedited(payment, seal, eyes)) return
  throw new CodedError(
    'STORAGE',
    'A stored payment is not the one that was reserved. Nothing was changed.',
  )
}

function isUnedited(
  payment: Payment,
  seal: Seal | undefined,
  { key, onCorrupt }: Eyes,
): boolean {
  if (isSealed(key, payment, seal)) return true
  if (seal !== undefined) onCorrupt(payment.id, 'seal')
  return false
}
