import * as z from 'zod/mini'
import type { Payment } from '@/lib/payment/payment'
import type { SignIn } from '@/lib/payment/sign-in-port'
import { macOf } from './mac'
import type { Reader } from './transactions'

/**
 * What shows that a row is the one that was reserved: its place in the chain,
 * the seal before it, its own, and one more where it stopped counting. Hex of
 * HMAC-SHA-256.
 */
export type Seal = { seq: number; prev: string; mac: string; end?: string }

/** The chain's last place and seal; before the first row place 0, no seal. */
export type Head = { seq: number; mac: string }

/**
 * The last row's place and seal, as stored: place 0 before the first row, null
 * for what cannot be one.
 */
export async function headIn(tx: Reader): Promise<Head | null> {
  const stored = await tx.objectStore('meta').get('seal')
  if (stored === undefined) return noHead
  const read = z.safeParse(headSchema, stored)
  return read.success ? read.data : null
}

/** Before the first row. */
export const noHead: Head = { seq: 0, mac: '' }

const headSchema = z.object({
  seq: z.int().check(z.nonnegative()),
  mac: z.string(),
})

/** Seals a new row behind `head`. */
export function sealPayment(
  key: Uint8Array,
  payment: Payment,
  head: Head,
): Seal {
  const seq = head.seq + 1
  return { seq, prev: head.mac, mac: paymentMac(key, payment, seq, head.mac) }
}

/** Whether a row is what was sealed, and stopped counting only by us. */
export function isSealed(
  key: Uint8Array,
  payment: Payment,
  seal: Seal | undefined,
): boolean {
  if (!seal) return false
  const { state } = payment
  const hasEnded = state === 'VOID' || state === 'DEAD'
  return (
    seal.mac === paymentMac(key, payment, seal.seq, seal.prev) &&
    (!hasEnded || seal.end === endMac(key, payment.id, state))
  )
}

/** Seals that a payment does not count any more. */
export function endMac(
  key: Uint8Array,
  id: string,
  state: 'VOID' | 'DEAD',
): string {
  return macOf(key, ['end', id, state])
}

/** Seals a sign-in: all of it but what came back. */
export function signInMac(key: Uint8Array, signIn: SignIn): string {
  const { terms } = signIn
  return macOf(key, [
    'sign-in',
    signIn.id,
    signIn.requestKey,
    signIn.site,
    signIn.seller,
    signIn.method,
    signIn.url,
    signIn.address.toLowerCase(),
    Object.entries(terms).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    signIn.purchaseId,
    signIn.ruleId,
    signIn.createdAtMs,
  ])
}

function paymentMac(
  key: Uint8Array,
  payment: Payment,
  seq: number,
  prev: string,
): string {
  const { intent, decidedBy } = payment
  return macOf(key, [
    'payment',
    seq,
    prev,
    payment.id,
    payment.purchaseKey,
    payment.requestKey,
    decidedBy.kind === 'rule' ? ['rule', decidedBy.ruleId] : ['you'],
    payment.kind,
    payment.site,
    payment.seller,
    payment.method,
    payment.url,
    intent.scheme,
    intent.method,
    intent.network,
    intent.asset.toLowerCase(),
    intent.from.toLowerCase(),
    intent.to.toLowerCase(),
    intent.value,
    intent.validAfter,
    intent.validBefore,
    intent.nonce,
    payment.digest,
    payment.createdAtMs,
    ...ownOf(payment),
  ])
}

/** What only some schemes have; rows without any are sealed as ever. */
function ownOf({ intent, alsoSigned }: Payment): unknown[] {
  const details = Object.entries(intent.details).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  return details.length > 0 || alsoSigned.length > 0
    ? [details, alsoSigned]
    : []
}

/** Seals where the chain begins: behind the last row that left. */
export function markMac(key: Uint8Array, { seq, mac }: Head): string {
  return macOf(key, ['mark', seq, mac])
}
