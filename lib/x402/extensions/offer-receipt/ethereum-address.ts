import { secp256k1 } from '@noble/curves/secp256k1.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type Address, getAddress } from 'viem'

/**
 * The EIP-55 address that made a signature of 64 bytes over a 32-byte hash,
 * or `null` where there is none. `parity`: 0 or 1.
 */
export function recoverAddress(
  hash: Uint8Array,
  rs: Uint8Array,
  parity: number,
): Address | null {
  try {
    const point = secp256k1.Signature.fromBytes(rs, 'compact')
      .addRecoveryBit(parity)
      .recoverPublicKey(hash)
    const digest = keccak_256(point.toBytes(false).subarray(1))
    return getAddress(`0x${bytesToHex(digest.subarray(12))}`)
  } catch {
    return null
  }
}
