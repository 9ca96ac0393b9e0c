import { type Address, getAddress, isAddress, zeroAddress } from 'viem'
import { findToken } from '@/lib/tokens/find-token'
import { networkById, networkByV1Name } from '@/lib/tokens/networks'
import type { Network, Token } from '@/lib/tokens/token'
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/x402/json'
import { ReasonError } from '@/lib/x402/reason-error'
import { leastLifeSeconds } from './life'
import { passingContracts } from './permit2/contracts'

// Each function reads one field of an entry and throws `ReasonError`. A seller's
// `null` counts as not said (x402 v2 §5.1.2 allows it for optional fields).
type Field = JsonValue | undefined

/** The network a CAIP-2 name or a v1 name means, if we vouch for it. */
export function parseNetwork(value: Field): Network {
  const network =
    typeof value === 'string'
      ? (networkById(value) ?? networkByV1Name(value))
      : undefined
  if (!network) throw new ReasonError('UNKNOWN_NETWORK')
  return network
}

/** The token of our table at an entry's `asset`, whatever it calls itself. */
export function parseToken(value: Field, network: Network): Token {
  if (value === undefined || value === null)
    throw new ReasonError('MISSING_ASSET')
  if (!isHexAddress(value)) throw new ReasonError('BAD_ASSET')
  const token = findToken(network.id, value)
  if (!token) throw new ReasonError('UNKNOWN_TOKEN')
  return token
}

/** Refuses an EIP-712 name or version that differs from our table's. */
export function assertTokenName(extra: JsonObject, token: Token): void {
  const { name, version } = extra
  if (isSaid(name) && name !== token.domain.name)
    throw new ReasonError('WRONG_TOKEN_NAME')
  if (isSaid(version) && version !== token.domain.version)
    throw new ReasonError('WRONG_TOKEN_NAME')
}

/** An amount in atomic units: a positive integer that fits a uint256. */
export function parseAtomicAmount(value: Field): bigint {
  if (value === undefined || value === null)
    throw new ReasonError('MISSING_AMOUNT')
  if (value === '0') throw new ReasonError('ZERO_AMOUNT')
  if (typeof value !== 'string' || !/^[1-9][0-9]{0,77}$/.test(value))
    throw new ReasonError('BAD_AMOUNT')
  const amount = BigInt(value)
  if (amount > maxUint256) throw new ReasonError('BAD_AMOUNT')
  return amount
}

const maxUint256 = 2n ** 256n - 1n

/**
 * The recipient, EIP-55 checksummed; never one who cannot or should not be paid.
 *
 * A mixed-case address must carry a true checksum (EIP-55): a false one is a typing error.
 */
export function parsePayTo(
  value: Field,
  network: Network,
  self: Address | null,
): Address {
  if (value === undefined || value === null)
    throw new ReasonError('MISSING_PAY_TO')
  if (!isHexAddress(value) || !hasTrueChecksum(value))
    throw new ReasonError('BAD_PAY_TO')
  const payTo = getAddress(value)
  if (payTo === zeroAddress) throw new ReasonError('PAY_TO_ZERO')
  // Any token contract: what it receives, nobody can send on.
  if (findToken(network.id, payTo)) throw new ReasonError('PAY_TO_TOKEN')
  if (passingContracts.includes(payTo)) throw new ReasonError('PAY_TO_CONTRACT')
  if (payTo.toLowerCase() === self?.toLowerCase())
    throw new ReasonError('PAY_TO_SELF')
  return payTo
}

/** Seconds the seller asks an authorisation to live; 60 where it does not say (x402 v1 §5.1). */
export function parseTimeout(value: Field): number {
  if (value === undefined || value === null) return 60
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw new ReasonError('BAD_TIMEOUT')
  if (value < leastLifeSeconds) throw new ReasonError('TIMEOUT_TOO_SHORT')
  if (value > 86_400) throw new ReasonError('TIMEOUT_TOO_LONG')
  return value
}

/** Whether the money moves before the page is made (`extra.paymentFlow`). */
export function parseIsUpfront(value: Field): boolean {
  if (!isSaid(value) || value === 'authorization') return false
  if (value === 'upfront') return true
  throw new ReasonError('UNKNOWN_FLOW')
}

/** An entry's `extra`, empty where it has none. */
export function parseExtra(value: Field): JsonObject {
  if (value === undefined || value === null) return {}
  if (!isJsonObject(value)) throw new ReasonError('BAD_OFFER')
  return value
}

/** Whether a seller said anything here. */
export function isSaid(value: Field): boolean {
  return value !== undefined && value !== null
}

function isHexAddress(value: Field): value is Address {
  return typeof value === 'string' && isAddress(value, { strict: false })
}

function hasTrueChecksum(address: Address): boolean {
  const digits = address.slice(2)
  return (
    digits === digits.toLowerCase() ||
    digits === digits.toUpperCase() ||
    isAddress(address, { strict: true })
  )
}
