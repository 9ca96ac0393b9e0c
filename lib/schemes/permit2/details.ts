import type { Address } from 'viem'
import * as z from 'zod/mini'

/** The nonce of the permit that is signed along, decimal; absent without one. */
const permitNonce = z.optional(
  z.string().check(z.regex(/^(0|[1-9][0-9]{0,77})$/)),
)

/** Details of an `exact` payment by Permit2. */
export const exactDetailsSchema = z.strictObject({ permitNonce })

/** Details of an `upto` payment: who may settle it, EIP-55 checksummed. */
export const uptoDetailsSchema = z.strictObject({
  permitNonce,
  facilitator: z.custom<Address>(
    (value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value),
  ),
})
