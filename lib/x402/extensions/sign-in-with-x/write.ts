import type { Address, Hex } from 'viem'
import { encodeHeader } from '../../payment-header'
import type { SignInTerms } from './terms'

/** Writes the header that proves who asks. `signature`: 65 bytes, EIP-191. */
export function writeSignIn(
  terms: SignInTerms,
  address: Address,
  signature: Hex,
): { name: 'SIGN-IN-WITH-X'; value: string } {
  return {
    name: 'SIGN-IN-WITH-X',
    value: encodeHeader({ ...terms, address, type: 'eip191', signature }),
  }
}
