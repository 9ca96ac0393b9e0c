import {
  type Address,
  BaseError,
  erc20Abi,
  HttpRequestError,
  type PublicClient,
  TimeoutError,
} from 'viem'
import type { Network, Token } from '@/lib/tokens/token'
import { createChainClient } from './client'

/**
 * Why a network's balances are not known. `UNREACHABLE`: the endpoint did not
 * answer. `TIMEOUT`: not in time. `WRONG_CHAIN`: it serves another chain.
 * `BAD_ANSWER`: it answered something else.
 */
export type BalanceFailure =
  | 'UNREACHABLE'
  | 'TIMEOUT'
  | 'WRONG_CHAIN'
  | 'BAD_ANSWER'

/** What an address holds of one token, in atomic units. */
type Balance = { token: Token; atomic: bigint }

/** One network's balances, or why they are not known. */
export type NetworkBalances =
  | { kind: 'known'; balances: Balance[] }
  | { kind: 'unknown'; because: BalanceFailure }

type Options = {
  address: Address
  network: Network
  tokens: readonly Token[]
  /** Where it differs from the network's default. */
  rpcUrl?: string | undefined
  client?: PublicClient
}

/**
 * Reads what an address holds of each token on one network, in one call.
 * Never throws: a failure is a value with its reason.
 */
export async function readBalances({
  address,
  network,
  tokens,
  rpcUrl = network.rpcUrl,
  client = createChainClient(rpcUrl),
}: Options): Promise<NetworkBalances> {
  try {
    const [chainId, amounts] = await Promise.all([
      client.getChainId(),
      client.multicall({
        // The call carries its own code: not every network has a Multicall3.
        deployless: true,
        allowFailure: false,
        contracts: tokens.map((token) => ({
          abi: erc20Abi,
          address: token.address,
          functionName: 'balanceOf' as const,
          args: [address] as const,
        })),
      }),
    ])
    if (chainId !== network.chainId) return unknown('WRONG_CHAIN')
    return {
      kind: 'known',
      balances: tokens.map((token, i) => ({ token, atomic: amounts[i] ?? 0n })),
    }
  } catch (error) {
    return unknown(failureOf(error))
  }
}

function unknown(because: BalanceFailure): NetworkBalances {
  return { kind: 'unknown', because }
}

function failureOf(error: unknown): BalanceFailure {
  if (!(error instanceof BaseError)) return 'BAD_ANSWER'
  if (error.walk((cause) => cause instanceof TimeoutError)) return 'TIMEOUT'
  if (error.walk((cause) => cause instanceof HttpRequestError))
    return 'UNREACHABLE'
  return 'BAD_ANSWER'
}
