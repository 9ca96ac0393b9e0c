import {
  type Address,
  BaseError,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
  createClient,
  erc20Abi,
  http,
  parseAbi,
} from 'viem'
import { getChainId, readContract } from 'viem/actions'

const permitAbi = parseAbi([
  'function nonces(address owner) view returns (uint256)',
])

type Options = {
  rpcUrl: string
  chainId: number
  token: Address
  owner: Address
  spender: Address
  timeoutMs?: number
}

/** What is allowed, and the next permit's nonce; see {@link readAllowance}. */
type Allowance = { allowed: bigint; permitNonce: bigint | null }

/**
 * Reads what a token's owner has allowed `spender`, atomic units, and the nonce
 * of the owner's next permit (EIP-2612), null where the token has none.
 *
 * Never throws: null where the network did not say, or not in time, or is
 * another one. A person waits for it, so there is no second try.
 */
export async function readAllowance({
  rpcUrl,
  chainId,
  token: address,
  owner,
  spender,
  timeoutMs = 4_000,
}: Options): Promise<Allowance | null> {
  const client = createClient({
    transport: http(rpcUrl, { timeout: timeoutMs, retryCount: 0 }),
  })
  try {
    const [served, allowed, permitNonce] = await Promise.all([
      getChainId(client),
      readContract(client, {
        abi: erc20Abi,
        address,
        functionName: 'allowance',
        args: [owner, spender],
      }),
      readContract(client, {
        abi: permitAbi,
        address,
        functionName: 'nonces',
        args: [owner],
      }).catch(unlessNone),
    ])
    return served === chainId ? { allowed, permitNonce } : null
  } catch {
    return null
  }
}

/** A token without permits refuses the call; anything else is no answer. */
function unlessNone(error: unknown): null {
  const isNone =
    error instanceof BaseError &&
    error.walk(
      (cause) =>
        cause instanceof ContractFunctionRevertedError ||
        cause instanceof ContractFunctionZeroDataError,
    ) !== null
  if (isNone) return null
  throw error
}
