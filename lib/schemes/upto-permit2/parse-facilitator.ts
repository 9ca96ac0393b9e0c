import { type Address, getAddress, isAddress, zeroAddress } from 'viem'
import type { JsonValue } from '@/lib/x402/json'
import { ReasonError } from '@/lib/x402/reason-error'
import { isSaid } from '../parse-entry'

/**
 * Who alone may settle an `upto` payment (`extra.facilitatorAddress`), EIP-55
 * checksummed. Throws `ReasonError`: `NO_FACILITATOR`.
 */
export function parseFacilitator(value: JsonValue | undefined): Address {
  const isOne = typeof value === 'string' && isAddress(value, { strict: false })
  if (!isSaid(value) || !isOne) throw new ReasonError('NO_FACILITATOR')
  const facilitator = getAddress(value)
  if (facilitator === zeroAddress) throw new ReasonError('NO_FACILITATOR')
  return facilitator
}
