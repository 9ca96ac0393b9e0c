import { type Address, encodeFunctionData, maxUint256, zeroAddress } from 'viem'
import { type ChainClient, mined } from './client.ts'
import { placedContracts, proxyStorage } from './contracts.ts'
import type { BedNetwork, BedToken } from './networks.ts'
import { tokenAbi } from './token-abi.ts'

/**
 * Put Circle's token at its real address and run Circle's own initialisers in
 * Circle's order; returns the minter. The proxy's admin cannot call the token,
 * so the two roles have different accounts.
 */
export async function setUpToken(
  client: ChainClient,
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
  for (const data of initialisers(token, owner)) {
    const gas = 500_000n
    const transaction = { account: owner, to: address, data, gas }
    await mined(client, await client.sendTransaction(transaction))
  }
  return owner
}

function initialisers({ name, symbol, decimals }: BedToken, owner: Address) {
  const abi = tokenAbi
  return [
    encodeFunctionData({
      abi,
      functionName: 'initialize',
      args: [name, symbol, 'USD', decimals, owner, owner, owner, owner],
    }),
    encodeFunctionData({ abi, functionName: 'initializeV2', args: [name] }),
    encodeFunctionData({
      abi,
      functionName: 'initializeV2_1',
      args: [zeroAddress],
    }),
    encodeFunctionData({
      abi,
      functionName: 'initializeV2_2',
      args: [[], symbol],
    }),
    encodeFunctionData({
      abi,
      functionName: 'configureMinter',
      args: [owner, maxUint256 / 2n],
    }),
  ]
}
