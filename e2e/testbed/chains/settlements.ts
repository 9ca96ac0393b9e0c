import type { Address, Hash, Hex } from 'viem'
import type { ChainClient } from './client.ts'
import { tokenAbi } from './token-abi.ts'

/** One payment as the chain knows it. */
export type Settlement = {
  from: Address
  to: Address
  /** Atomic units. */
  value: bigint
  /** The nonce of the EIP-3009 authorisation that moved it. */
  nonce: Hex
  transaction: Hash
  blockNumber: bigint
}

/** Every authorised transfer of `token` to `payTo`, oldest first. */
export async function settlements(
  client: ChainClient,
  token: Address,
  payTo: Address,
): Promise<Settlement[]> {
  const range = { address: token, fromBlock: 0n, toBlock: 'latest' } as const
  const transfers = await client.getContractEvents({
    ...range,
    ...{ abi: tokenAbi, eventName: 'Transfer', args: { to: payTo } },
    strict: true,
  })
  const used = await client.getContractEvents({
    ...{ ...range, abi: tokenAbi, eventName: 'AuthorizationUsed' },
    strict: true,
  })
  return transfers.flatMap(
    ({ args, transactionHash, blockNumber, logIndex }) => {
      // FiatToken marks the nonce just before it moves the money.
      const mark = used.find(
        (log) =>
          log.transactionHash === transactionHash &&
          log.logIndex === logIndex - 1,
      )
      if (!mark) return []
      const { nonce } = mark.args
      return [{ ...args, nonce, transaction: transactionHash, blockNumber }]
    },
  )
}
