import { createChainClient } from './client'

/** What an endpoint turned out to be when asked which chain it serves. */
export type RpcCheck = 'OK' | 'WRONG_CHAIN' | 'UNREACHABLE'

/** Asks an endpoint for its chain id (`eth_chainId`, EIP-695). Never throws. */
export async function checkRpc(
  rpcUrl: string,
  chainId: number,
): Promise<RpcCheck> {
  try {
    const served = await createChainClient(rpcUrl).getChainId()
    return served === chainId ? 'OK' : 'WRONG_CHAIN'
  } catch {
    return 'UNREACHABLE'
  }
}
