import { type Hex, hashTypedData } from 'viem'
import type { JsonObject } from '../../json'
import { countOf } from './count'

/** What a receipt attests (§5.2), in the seller's words. */
export type ReceiptPayload = {
  version: number
  /** CAIP-2. */
  network: string
  resourceUrl: string
  payer: string
  /** Unix seconds. */
  issuedAt: number
  /** Empty: not named. */
  transaction: string
}

/** Reads a receipt's payload; `null` where a field is missing or misshapen. */
export function parseReceipt(json: JsonObject): ReceiptPayload | null {
  const { network, resourceUrl, payer, transaction = '' } = json
  const version = countOf(json.version)
  const issuedAt = countOf(json.issuedAt)
  if (
    version === null ||
    issuedAt === null ||
    typeof network !== 'string' ||
    typeof resourceUrl !== 'string' ||
    typeof payer !== 'string' ||
    typeof transaction !== 'string'
  )
    return null
  return { version, network, resourceUrl, payer, issuedAt, transaction }
}

/** The EIP-712 digest of a receipt (§5.3). */
export function hashReceipt(receipt: ReceiptPayload): Hex {
  return hashTypedData({
    domain: { name: 'x402 receipt', version: '1', chainId: 1 },
    types: {
      Receipt: [
        { name: 'version', type: 'uint256' },
        { name: 'network', type: 'string' },
        { name: 'resourceUrl', type: 'string' },
        { name: 'payer', type: 'string' },
        { name: 'issuedAt', type: 'uint256' },
        { name: 'transaction', type: 'string' },
      ],
    },
    primaryType: 'Receipt',
    message: {
      ...receipt,
      version: BigInt(receipt.version),
      issuedAt: BigInt(receipt.issuedAt),
    },
  })
}
