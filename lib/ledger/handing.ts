import type { Payment } from '@/lib/payment/payment'
import type { Happened, Step } from './step'
import { into, type WriteTransaction } from './transactions'
import { hand, present } from './transitions'

const signed: Happened = { kind: 'signed', detail: '' }

/** What happens to a payment that is signed and shown as soon as it is written. */
export const firstShown: readonly Happened[] = [
  signed,
  { kind: 'presented', detail: '1' },
]

/** The signature leaves the vault and is shown; or it is shown once more. */
export const handAndPresent =
  (nowMs: number) =>
  (before: Payment): Step => {
    const isFresh = before.state === 'ARMED'
    const payment = present(isFresh ? hand(before) : before, nowMs)
    return {
      payment,
      events: [...(isFresh ? [signed] : []), presentedOf(payment)],
    }
  }

/** What was written ahead of a signature that failed did not happen. */
export async function forgetHandingIn(
  tx: WriteTransaction,
  id: string,
): Promise<void> {
  const events = tx.objectStore('events')
  const index = events.index('paymentId')
  const [keys, all] = await Promise.all([
    index.getAllKeys(id),
    index.getAll(id),
  ])
  for (const [at, { kind }] of all.entries()) {
    const key = keys[at]
    if (key !== undefined && (kind === 'signed' || kind === 'presented'))
      into(tx, 'events').delete(key)
  }
}

function presentedOf({ presents }: Payment): Happened {
  return { kind: 'presented', detail: String(presents) }
}
