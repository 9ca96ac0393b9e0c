import {
  type Address,
  BaseError,
  createClient,
  ExecutionRevertedError,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  hexToBigInt,
  http,
  RpcRequestError,
  rpcSchema,
} from 'viem'
import * as z from 'zod/mini'
import type { ApprovalCost } from '@/lib/payment/own-approval'
import type { ApprovalCode } from '@/lib/policy/approval-code'

/** Longest wait for an answer a person waits for, ms. */
const timeoutMs = 5_000

const quantity = z.pipe(
  z.string().check(z.regex(/^0x[0-9a-f]{1,64}$/i)),
  z.transform((hex) => hexToBigInt(hex as Hex)),
)
const blockSchema = z.object({ baseFeePerGas: quantity })
const receiptSchema = z.nullable(z.object({ status: z.enum(['0x0', '0x1']) }))

type AnyMethod = [
  { Method: string; Parameters: unknown[]; ReturnType: unknown },
]

const clientOf = (rpcUrl: string) =>
  createClient({
    rpcSchema: rpcSchema<AnyMethod>(),
    transport: http(rpcUrl, { timeout: timeoutMs, retryCount: 0 }),
  })

/** One endpoint, and the network it should be. */
type At = { rpcUrl: string; chainId: number }

/** What would be approved, atomic units. */
type Wanted = {
  token: Address
  owner: Address
  spender: Address
  amount: bigint
}

/**
 * Reads what an `approve` would cost now: `REVERTED` where the token refuses
 * it, null where the endpoint did not answer or is another network's. Gas has a
 * fifth to spare and the fee is good for six full blocks.
 */
export async function readApprovalCost(
  { rpcUrl, chainId }: At,
  { token, owner, spender, amount }: Wanted,
): Promise<ApprovalCost | 'REVERTED' | null> {
  const { request } = clientOf(rpcUrl)
  const ask = async (method: string, ...params: unknown[]) =>
    z.parse(quantity, await request({ method, params }))
  const call = (functionName: 'allowance' | 'approve', args: unknown[]) => ({
    from: owner,
    to: token,
    data: encodeFunctionData({ abi: erc20Abi, functionName, args } as never),
  })
  try {
    const [served, allowed, coin, nonce, tip, block, gas] = await Promise.all([
      ask('eth_chainId'),
      ask('eth_call', call('allowance', [owner, spender]), 'latest'),
      ask('eth_getBalance', owner, 'latest'),
      ask('eth_getTransactionCount', owner, 'latest'),
      ask('eth_maxPriorityFeePerGas'),
      request({ method: 'eth_getBlockByNumber', params: ['latest', false] }),
      ask('eth_estimateGas', call('approve', [spender, amount])),
    ])
    if (served !== BigInt(chainId)) return null
    const base = z.parse(blockSchema, block).baseFeePerGas
    return {
      ...{ allowed, coin, nonce: Number(nonce), gas: (gas * 6n) / 5n },
      maxFeePerGas: base * 2n + tip,
      maxPriorityFeePerGas: tip,
      leastFeePerGas: base + base / 8n + tip,
    }
  } catch (error) {
    return hasReverted(error) ? 'REVERTED' : null
  }
}

/**
 * Hands a signed transaction to the network. Null where it is there now, or the
 * endpoint did not answer: what was signed may be sent again.
 */
export async function passOn(
  { rpcUrl }: At,
  transaction: Hex,
): Promise<ApprovalCode | null> {
  try {
    const params = [transaction]
    await clientOf(rpcUrl).request({ method: 'eth_sendRawTransaction', params })
    return null
  } catch (error) {
    const words = refusalOf(error)
    if (words === null || /already known|already imported/i.test(words))
      return null
    if (/nonce/i.test(words)) return 'NONCE_TAKEN'
    if (/insufficient funds/i.test(words)) return 'NO_COIN'
    if (/underpriced|fee|gas price/i.test(words)) return 'FEE_TOO_LOW'
    return 'NOT_TAKEN'
  }
}

/** How a transaction ended; null while it is in no block that is known. */
export async function outcomeOf(
  { rpcUrl }: At,
  hash: Hex,
): Promise<'DONE' | 'REVERTED' | null> {
  try {
    const method = 'eth_getTransactionReceipt'
    const answer = await clientOf(rpcUrl).request({ method, params: [hash] })
    const receipt = z.parse(receiptSchema, answer)
    return receipt && (receipt.status === '0x1' ? 'DONE' : 'REVERTED')
  } catch {
    return null
  }
}

/** What an endpoint said against it; null where it said nothing. */
function refusalOf(error: unknown): string | null {
  if (!(error instanceof BaseError)) return null
  const refusal = error.walk((cause) => cause instanceof RpcRequestError)
  return refusal instanceof RpcRequestError ? refusal.details : null
}

function hasReverted(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false
  return (
    error.walk((cause) => cause instanceof ExecutionRevertedError) !== null ||
    /revert/i.test(refusalOf(error) ?? '')
  )
}
