import {
  type Address,
  createTestClient,
  defineChain,
  type Hash,
  type Hex,
  http,
  maxUint256,
  parseEther,
  publicActions,
  walletActions,
  zeroAddress,
} from 'viem'
import { startAnvil } from './anvil.ts'
import { placedContracts, proxyStorage } from './contracts.ts'
import { type BedNetwork, networkOf } from './networks.ts'
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

/** A live chain: real token, real signatures, nobody else on it. */
export type TestChain = BedNetwork & {
  rpcUrl: string
  client: ReturnType<typeof createClient>
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
  const client = createClient(facts, anvil.rpcUrl)
  const { address } = facts.token
  try {
    const minter = await setUpToken(client, facts)
    return {
      ...facts,
      rpcUrl: anvil.rpcUrl,
      client,
      mint: async (to, amount) => {
        await mined(
          client,
          await client.writeContract({
            ...{ account: minter, address, abi: tokenAbi },
            ...{ functionName: 'mint', args: [to, amount] },
          }),
        )
      },
      balanceOf: (owner) =>
        client.readContract({
          ...{ address, abi: tokenAbi },
          ...{ functionName: 'balanceOf', args: [owner] },
        }),
      setGasBalance: (to, wei) =>
        client.setBalance({ address: to, value: wei }),
      authorizationUsed: (authorizer, nonce) =>
        client.readContract({
          ...{ address, abi: tokenAbi, functionName: 'authorizationState' },
          args: [authorizer, nonce],
        }),
      settlements: (payTo) => settlements(client, address, payTo),
      domainSeparator: () =>
        client.readContract({
          ...{ address, abi: tokenAbi, functionName: 'DOMAIN_SEPARATOR' },
        }),
      now: async () => (await client.getBlock()).timestamp,
      increaseTime: async (seconds) => {
        await client.increaseTime({ seconds })
        await client.mine({ blocks: 1 })
      },
      mine: (blocks = 1) => client.mine({ blocks }),
      stop: anvil.stop,
    }
  } catch (error) {
    await anvil.stop()
    throw error
  }
}

function createClient({ chainId, name }: BedNetwork, rpcUrl: string) {
  return createTestClient({
    mode: 'anvil',
    chain: defineChain({
      id: chainId,
      name,
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [rpcUrl] } },
    }),
    transport: http(rpcUrl),
    pollingInterval: 4,
    cacheTime: 0,
  })
    .extend(publicActions)
    .extend(walletActions)
}

type Client = ReturnType<typeof createClient>

async function mined(client: Client, hash: Hash): Promise<void> {
  const { status } = await client.waitForTransactionReceipt({ hash })
  if (status !== 'success') throw new Error(`Transaction ${hash} reverted.`)
}

// Circle's own initialisers, in Circle's order; returns the minter. The proxy's
// admin cannot call the token, so the two roles have different accounts.
async function setUpToken(
  client: Client,
  { chainId, token }: BedNetwork,
): Promise<Address> {
  const [admin, owner] = await client.getAddresses()
  if (!admin || !owner) throw new Error('anvil gave no accounts')
  const { address } = token
  await Promise.all([
    ...placedContracts(chainId, address).map(({ address, code }) =>
      client.setCode({ address, bytecode: code }),
    ),
    ...proxyStorage(admin).map(({ slot, value }) =>
      client.setStorageAt({ address, index: slot, value }),
    ),
  ])
  const calls = [
    {
      functionName: 'initialize',
      args: [token.name, token.symbol, 'USD', token.decimals, ...four(owner)],
    },
    { functionName: 'initializeV2', args: [token.name] },
    { functionName: 'initializeV2_1', args: [zeroAddress] },
    { functionName: 'initializeV2_2', args: [[], token.symbol] },
    { functionName: 'configureMinter', args: [owner, maxUint256 / 2n] },
  ] as const
  for (const call of calls) {
    await mined(
      client,
      await client.writeContract({
        ...{ account: owner, address, abi: tokenAbi, ...call },
        gas: 500_000n,
      }),
    )
  }
  await client.setBalance({ address: owner, value: parseEther('1000000') })
  return owner
}

const four = (a: Address): [Address, Address, Address, Address] => [a, a, a, a]

async function settlements(
  client: Client,
  address: Address,
  payTo: Address,
): Promise<Settlement[]> {
  const range = { address, fromBlock: 0n, toBlock: 'latest' } as const
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
