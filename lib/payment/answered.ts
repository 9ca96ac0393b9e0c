import type { ReasonCode } from '@/lib/x402/reason'

/** What a yes came to; all of it is empty where nothing had to be paid. */
export type Yes = {
  paymentIds: string[]
  /** Of several asked as one: those that were not paid, though others were. */
  failures: { url: string; because: ReasonCode }[]
  /**
   * Calls that are sent again first, so that the browser sees their terms: the
   * question of each, which is also the key of the payment it may become.
   */
  repeats: string[]
}

/** What came of an answer. */
export type Answered = ({ ok: true } & Yes) | { ok: false; because: ReasonCode }

/** A yes nothing came of. */
export function nothing(): Yes {
  return { paymentIds: [], failures: [], repeats: [] }
}

/** An answer that was carried out, with what was paid by it, if anything. */
export function done(came: Partial<Yes> = {}): Answered {
  return { ok: true, ...nothing(), ...came }
}

/** Whether anything was paid, or is about to be. */
export function isAnyPaid({ paymentIds, repeats }: Yes): boolean {
  return paymentIds.length + repeats.length > 0
}
