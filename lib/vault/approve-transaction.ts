import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import type { OwnApproval } from '@/lib/payment/own-approval'
import { mostApprovalFee, mostApproved } from '@/lib/policy/approval-bounds'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'
import type { Bytes } from './seal'

/** `approve(address,uint256)` of ERC-20. */
const selector = '095ea7b3'
/** The only contract that is ever allowed anything: Permit2. */
const spender = '000000000022d473030f116ddee9f6b43ac78ba3'

/** What can be signed: a list's items, each whole bytes. */
type Item = Bytes | readonly Item[]

/**
 * The fields of the EIP-1559 transaction that a record stands for, or null for
 * a record that must not be signed. Target, call and spender are not the
 * record's to say: the token is one of our table, the rest is constant here.
 */
export function approveFields(approval: OwnApproval): Item[] | null {
  const network = networkById(approval.network)
  const token = findToken(approval.network, approval.asset)
  const amount = units(approval.amount)
  const gas = units(approval.gas)
  const fee = units(approval.maxFeePerGas)
  const tip = units(approval.maxPriorityFeePerGas)
  if (!network || !token) return null
  if (amount === null || gas === null || fee === null || tip === null)
    return null
  const isBounded =
    amount <= mostApproved(token) &&
    gas * fee <= mostApprovalFee &&
    tip <= fee &&
    Number.isSafeInteger(approval.nonce) &&
    approval.nonce >= 0
  if (!isBounded) return null
  const data = selector + word(spender) + word(amount.toString(16))
  return [
    number(BigInt(network.chainId)),
    number(BigInt(approval.nonce)),
    number(tip),
    number(fee),
    number(gas),
    hexToBytes(token.address.slice(2).toLowerCase()),
    number(0n),
    hexToBytes(data),
    [],
  ]
}

/** The bytes of a typed transaction (EIP-2718, type 2 of EIP-1559). */
export function typed(fields: readonly Item[]): Bytes {
  return concatBytes(Uint8Array.of(2), rlp(fields))
}

/** The fields with their signature: r ‖ s ‖ v, v 27 or 28. */
export function closedWith(fields: readonly Item[], signed: Bytes): Item[] {
  return [
    ...fields,
    number(BigInt((signed[64] ?? 27) - 27)),
    number(BigInt(`0x${bytesToHex(signed.subarray(0, 32))}`)),
    number(BigInt(`0x${bytesToHex(signed.subarray(32, 64))}`)),
  ]
}

/** Recursive length prefix (Ethereum yellow paper, appendix B). */
function rlp(item: Item): Bytes {
  if (item instanceof Uint8Array) {
    const [first = 0x80] = item
    return item.length === 1 && first < 0x80 ? item : prefixed(0x80, item)
  }
  return prefixed(0xc0, concatBytes(...item.map(rlp)))
}

function prefixed(offset: number, bytes: Bytes): Bytes {
  if (bytes.length < 56)
    return concatBytes(Uint8Array.of(offset + bytes.length), bytes)
  const length = number(BigInt(bytes.length))
  const head = Uint8Array.of(offset + 55 + length.length)
  return concatBytes(head, length, bytes)
}

/** Big endian without leading zeros; nothing for 0. */
function number(value: bigint): Bytes {
  const hex = value === 0n ? '' : value.toString(16)
  return hexToBytes(hex.length % 2 === 0 ? hex : `0${hex}`)
}

function word(hex: string): string {
  return hex.padStart(64, '0')
}

function units(text: string): bigint | null {
  return /^\d{1,40}$/.test(text) ? BigInt(text) : null
}
