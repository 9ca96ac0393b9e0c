import type { Address, Hex } from 'viem'
import { startAnvil } from './anvil.ts'
import { type ChainClient, createChainClient, mined } from './client.ts'
import { type BedNetwork, networkOf } from './networks.ts'
import { type Permit2Verbs, permit2Verbs } from './permit2.ts'
import { setUpToken } from './set-up-token.ts'
import { type Settlement, settlements } from './settlements.ts'
import { tokenAbi } from './token-abi.ts'

/** A live chain: real token, real signatures, nobody else on it. */
export type TestChain = BedNetwork & {
  /** What was allowed and spent through Permit2. */
  permit2: Permit2Verbs
  rpcUrl: string
  client: ChainClient
  /** Give `to` this many atomic units of USDC. */
  mint: (to: Address, amount: bigint) => Promise<void>
  /** Atomic units of USDC. */
  balanceOf: (owner: Address) => Promise<bigint>
  /** Give `to` gas money, in wei. */
  setGasBalance: (to: Address, wei: bigint) => Promise<void>
  /** EIP-3009 `authorizationState`: was this nonce used or cancelled? */
  authorizationUsed: (authorizer: Address, nonce: Hex) => Promise<boolean>
  /** Every authorised transfer to `payTo` since the chain began, oldest first. */
  settlements: (payTo: Address) => Promise<Settlement[]>
  domainSeparator: () => Promise<Hex>
  /** Timestamp of the newest block, in seconds. */
  now: () => Promise<bigint>
  /** Move the chain's clock forward; the next block is mined at once. */
  increaseTime: (seconds: number) => Promise<void>
  mine: (blocks?: number) => Promise<void>
  stop: () => Promise<void>
}

/** Start a chain by id with the network's USDC, Multicall3 and Permit2. */
export async function startChain(chainId: number): Promise<TestChain> {
  const facts = networkOf(chainId)
  const anvil = await startAnvil(chainId)
  try {
    const client = createChainClient(facts, anvil.rpcUrl)
    const minter = await setUpToken(client, facts)
    const { rpcUrl, stop } = anvil
    const permit2 = permit2Verbs(client, facts.token.address)
    const basics = { ...facts, rpcUrl, client, permit2, stop }
    return { ...basics, ...verbs(client, facts, minter) }
  } catch (error) {
    await anvil.stop()
    throw error
  }
}

type Verbs = Omit<
  TestChain,
  keyof BedNetwork | 'rpcUrl' | 'client' | 'permit2' | 'stop'
>

function verbs(
  client: ChainClient,
  { token: { address } }: BedNetwork,
  minter: Address,
): Verbs {
  const token = { address, abi: tokenAbi }
  return {
    mint: async (to, amount) => {
      const call = { functionName: 'mint', args: [to, amount] } as const
      const mint = { ...token, ...call, account: minter }
      await mined(client, await client.writeContract(mint))
    },
    balanceOf: (owner) =>
      client.readContract({
        ...token,
        functionName: 'balanceOf',
        args: [owner],
      }),
    setGasBalance: (to, wei) => client.setBalance({ address: to, value: wei }),
    authorizationUsed: (authorizer, nonce) =>
      client.readContract({
        ...token,
        functionName: 'authorizationState',
        args: [authorizer, nonce],
      }),
    settlements: (payTo) => settlements(client, address, payTo),
    domainSeparator: () =>
      client.readContract({ ...token, functionName: 'DOMAIN_SEPARATOR' }),
    now: async () => (await client.getBlock()).timestamp,
    increaseTime: async (seconds) => {
      await client.increaseTime({ seconds })
      await client.mine({ blocks: 1 })
    },
    mine: (blocks = 1) => client.mine({ blocks }),
  }
}
