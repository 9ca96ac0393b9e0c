import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { x402Client } from '@x402/core/client'
import { ExactEvmScheme } from '@x402/evm/exact/client'
import { wrapFetchWithPayment } from '@x402/fetch'
import {
  createWalletClient,
  http,
  type PrivateKeyAccount,
  publicActions,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { baseSepolia } from 'viem/chains'
import { wrapFetchWithPayment as wrapFetchWithPaymentV1 } from 'x402-fetch'
import { knownChainIds } from '../chains/networks.ts'
import type { Seller } from '../sellers/seller.ts'
import { startTestbed, type Testbed } from '../testbed.ts'

export let bed: Testbed
export let buyer: PrivateKeyAccount
export let payV2: typeof fetch
export let payV1: typeof fetch

before(async () => {
  const started = performance.now()
  bed = await startTestbed({ chainIds: knownChainIds })
  const tookMs = Math.round(performance.now() - started)
  console.log(`# The bed took ${tookMs} ms to start.`)
  buyer = privateKeyToAccount(generatePrivateKey())
  await Promise.all(
    Object.values(bed.chains).map((chain) =>
      chain.mint(buyer.address, 100_000_000n),
    ),
  )
  const client = new x402Client()
    .register('eip155:*', new ExactEvmScheme(buyer))
    .setSpendControls(false)
  payV2 = wrapFetchWithPayment(fetch, client)
  const wallet = createWalletClient({
    ...{ account: buyer, chain: baseSepolia },
    transport: http(bed.chains[84532].rpcUrl),
  }).extend(publicActions)
  payV1 = wrapFetchWithPaymentV1(
    fetch,
    wallet as unknown as Parameters<typeof wrapFetchWithPaymentV1>[1],
  ) as typeof fetch
})

after(() => bed.stop())

/** What a purchase moved, on one chain, to one seller. */
export async function takings(seller: Seller, chainId = 84532) {
  const chain = bed.chains[chainId]
  assert.ok(chain)
  const settled = await chain.settlements(seller.payTo)
  const balance = await chain.balanceOf(seller.payTo)
  const sum = settled.reduce((total, { value }) => total + value, 0n)
  assert.equal(sum, balance)
  return { count: settled.length, balance, last: settled.at(-1) }
}
