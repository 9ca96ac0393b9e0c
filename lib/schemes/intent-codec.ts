import type { Address, Hex } from 'viem'
import * as z from 'zod/mini'
import type { NetworkId } from '@/lib/tokens/token'
import type { Intent } from './offer'

const decimal = z.string().check(z.regex(/^(0|[1-9][0-9]{0,77})$/))
const address = z.custom<Address>(matches(/^0x[0-9a-fA-F]{40}$/))

const word = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))
const text = z.string().check(z.maxLength(200))

/**
 * The shape of an {@link Intent} in storage and messages: every number a decimal
 * string. Rows outlive schemes, so which there are is not asked here.
 */
export const storedIntentSchema = z.object({
  scheme: word,
  method: word,
  network: z.custom<NetworkId>(matches(/^eip155:[1-9][0-9]{0,9}$/)),
  asset: address,
  from: address,
  to: address,
  value: decimal,
  validAfter: decimal,
  validBefore: decimal,
  nonce: z.custom<Hex>(matches(/^0x[0-9a-f]{64}$/)),
  // Not in rows older than schemes that need any.
  details: z._default(z.record(z.string(), text), {}),
})

/** An intent as stored. */
export type StoredIntent = z.infer<typeof storedIntentSchema>

/** Writes an intent for storage. */
export function storeIntent(intent: Intent): StoredIntent {
  return {
    ...intent,
    details: { ...intent.details },
    value: intent.value.toString(),
    validAfter: intent.validAfter.toString(),
    validBefore: intent.validBefore.toString(),
  }
}

/** Reads a stored intent; throws zod's error when it is not one. */
export function loadIntent(stored: unknown): Intent {
  const intent = storedIntentSchema.parse(stored)
  return {
    ...intent,
    value: BigInt(intent.value),
    validAfter: BigInt(intent.validAfter),
    validBefore: BigInt(intent.validBefore),
  }
}

function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value)
}
