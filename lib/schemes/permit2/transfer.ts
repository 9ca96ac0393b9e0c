import type { Address, Hex } from 'viem'
import type { JsonObject } from '@/lib/x402/json'
import { knownToken } from '../known-token'
import type { Intent } from '../offer'
import { typedDigest } from '../typed-digest'
import { permit2Address } from './contracts'

/** What a scheme binds besides the transfer itself (Permit2, witness). */
export type Witness = {
  /** The fields of `Witness`, in the order of its type hash. */
  types: readonly { name: string; type: string }[]
  values: Readonly<Record<string, Address | bigint>>
}

const transferTypes: Record<string, Witness['types']> = {
  PermitWitnessTransferFrom: [
    { name: 'permitted', type: 'TokenPermissions' },
    { name: 'spender', type: 'address' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
    { name: 'witness', type: 'Witness' },
  ],
  TokenPermissions: [
    { name: 'token', type: 'address' },
    { name: 'amount', type: 'uint256' },
  ],
}

/**
 * Hashes `PermitWitnessTransferFrom` to the 32 bytes that are signed (Permit2,
 * EIP-712): `spender` may have the token moved, under the witness alone.
 *
 * Throws `ReasonError` for a token that is not in our table.
 */
export function hashTransfer(
  intent: Intent,
  spender: Address,
  { types, values }: Witness,
): Hex {
  const { chainId, token } = knownToken(intent)
  const all: typeof transferTypes = { ...transferTypes, Witness: types }
  const domain = { name: 'Permit2', chainId, verifyingContract: permit2Address }
  return typedDigest(domain, {
    types: all,
    primaryType: 'PermitWitnessTransferFrom',
    message: {
      permitted: { token: token.address, amount: intent.value },
      spender,
      nonce: BigInt(intent.nonce),
      deadline: intent.validBefore,
      witness: values,
    },
  })
}

/** Writes `payload` of a payment by Permit2, numbers as decimals (x402 v2). */
export function writeTransfer(
  intent: Intent,
  signature: Hex,
  spender: Address,
  { values }: Witness,
): JsonObject {
  return {
    signature,
    permit2Authorization: {
      from: intent.from,
      permitted: { token: intent.asset, amount: intent.value.toString() },
      spender,
      nonce: BigInt(intent.nonce).toString(),
      deadline: intent.validBefore.toString(),
      witness: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, String(value)]),
      ),
    },
  }
}
