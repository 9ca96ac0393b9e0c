import type { toFacilitatorEvmSigner } from '@x402/evm'
import { createErc20ApprovalGasSponsoringExtension } from '@x402/extensions'
import { parseTransaction, recoverTransactionAddress } from 'viem'
import type { TestChain } from '../chains/chain.ts'

type Signer = ReturnType<typeof toFacilitatorEvmSigner>
type Sponsored = Parameters<typeof createErc20ApprovalGasSponsoringExtension>[0]

/** A signer that also sends approvals that others signed, and pays their gas. */
export function sponsorOn(chain: TestChain, signer: Signer): Sponsored {
  return {
    ...signer,
    sendTransactions: async (transactions) => {
      const hashes: `0x${string}`[] = []
      for (const transaction of transactions) {
        const hash =
          typeof transaction === 'string'
            ? await sendForOther(chain, transaction)
            : await signer.sendTransaction(transaction)
        await chain.client.waitForTransactionReceipt({ hash })
        hashes.push(hash)
      }
      return hashes
    },
  }
}

/** The extension `erc20ApprovalGasSponsoring` for these networks. */
export function sponsoring(sponsors: ReadonlyMap<string, Sponsored>) {
  const [first] = sponsors.values()
  if (!first) throw new Error('A facilitator without a chain sponsors nobody.')
  return createErc20ApprovalGasSponsoringExtension(first, (network) =>
    sponsors.get(network),
  )
}

async function sendForOther(
  { client, setGasBalance }: TestChain,
  serializedTransaction: `0x${string}`,
) {
  const signed = serializedTransaction as `0x02${string}`
  const { gas = 0n, maxFeePerGas = 0n } = parseTransaction(signed)
  const from = await recoverTransactionAddress({
    serializedTransaction: signed,
  })
  await setGasBalance(from, gas * maxFeePerGas)
  return client.sendRawTransaction({ serializedTransaction })
}
