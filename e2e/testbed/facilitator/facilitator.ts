import { x402Facilitator } from '@x402/core/facilitator'
import type { PaymentPayload, PaymentRequirements } from '@x402/core/types'
import { toFacilitatorEvmSigner } from '@x402/evm'
import { ExactEvmScheme } from '@x402/evm/exact/facilitator'
import { ExactEvmSchemeV1 } from '@x402/evm/exact/v1/facilitator'
import { UptoEvmScheme } from '@x402/evm/upto/facilitator'
import { EIP2612_GAS_SPONSORING } from '@x402/extensions'
import {
  type Address,
  createWalletClient,
  http,
  nonceManager,
  parseEther,
  publicActions,
} from 'viem'
import {
  generatePrivateKey,
  privateKeyToAccount,
  privateKeyToAddress,
} from 'viem/accounts'
import type { TestChain } from '../chains/chain.ts'
import { type Host, startHost } from '../http/host.ts'
import { respondJson } from '../http/respond.ts'
import { type Behaviour, createBehaviour } from './behaviour.ts'
import { sponsoring, sponsorOn } from './sponsor.ts'

type VerifyResponse = Awaited<ReturnType<x402Facilitator['verify']>>
type SettleResponse = Awaited<ReturnType<x402Facilitator['settle']>>

/** The reference facilitator, over HTTP and in process. */
export type Facilitator = Host & {
  /** The account it settles from; `upto` is bound to it. */
  address: Address
  /** Verify without HTTP and without any switched behaviour. */
  verify: (
    payload: PaymentPayload,
    requirements: PaymentRequirements,
  ) => Promise<VerifyResponse>
  settle: (
    payload: PaymentPayload,
    requirements: PaymentRequirements,
  ) => Promise<SettleResponse>
  /** Replace the switches; call with nothing to behave again. */
  behave: (behaviour?: Behaviour) => void
}

type Asked = {
  paymentPayload: PaymentPayload
  paymentRequirements: PaymentRequirements
}

/**
 * Start a facilitator that settles exact payments, v1 and v2, and upto on
 * `chains`, and pays for the approvals of payers without gas money.
 */
export async function startFacilitator(
  chains: readonly TestChain[],
): Promise<Facilitator> {
  const reference = new x402Facilitator()
  const key = generatePrivateKey()
  const sponsors = await Promise.all(
    chains.map((chain) => register(reference, chain, key)),
  )
  reference
    .registerExtension(EIP2612_GAS_SPONSORING)
    .registerExtension(sponsoring(new Map(sponsors)))
  const switches = createBehaviour()
  const host = await startHost('facilitator', async (request, response) => {
    const asked = request.body as Asked
    if (request.url === '/supported') {
      respondJson(response, 200, reference.getSupported())
    } else if (request.url === '/verify') {
      const answer = await switches.verify(() =>
        reference.verify(asked.paymentPayload, asked.paymentRequirements),
      )
      respondJson(response, 200, answer)
    } else if (request.url === '/settle') {
      const answer = await switches.settle(
        asked.paymentRequirements.network,
        () => reference.settle(asked.paymentPayload, asked.paymentRequirements),
      )
      respondJson(response, 200, answer)
    } else {
      respondJson(response, 404, { error: 'no such path' })
    }
  })
  return {
    ...host,
    address: privateKeyToAddress(key),
    verify: (payload, requirements) => reference.verify(payload, requirements),
    settle: (payload, requirements) => reference.settle(payload, requirements),
    behave: switches.behave,
  }
}

async function register(
  reference: x402Facilitator,
  chain: TestChain,
  key: `0x${string}`,
) {
  const account = privateKeyToAccount(key, { nonceManager })
  await chain.setGasBalance(account.address, parseEther('1000000'))
  const client = createWalletClient({
    ...{ account, chain: chain.client.chain, transport: http(chain.rpcUrl) },
    pollingInterval: 4,
  }).extend(publicActions)
  const signer = toFacilitatorEvmSigner({
    ...client,
    address: account.address,
  } as unknown as Parameters<typeof toFacilitatorEvmSigner>[0])
  reference.register(chain.network, new ExactEvmScheme(signer))
  reference.register(chain.network, new UptoEvmScheme(signer))
  if (chain.v1Network) {
    // v1 names a network by a bare word; the class still types it as CAIP-2.
    const name = chain.v1Network as unknown as typeof chain.network
    reference.registerV1(name, new ExactEvmSchemeV1(signer))
  }
  return [chain.network, sponsorOn(chain, signer)] as const
}
