import { x402Client } from '@x402/core/client'
import { ExactEvmScheme } from '@x402/evm/exact/client'
import { ExactEvmSchemeV1 } from '@x402/evm/exact/v1/client'
import { UptoEvmScheme } from '@x402/evm/upto/client'

/** Typed data as the reference client hands it to be signed. */
type TypedData = {
  domain: Record<string, unknown>
  types: Record<string, unknown>
  primaryType: string
  message: Record<string, unknown>
}

type Signer = {
  address: `0x${string}`
  signTypedData(data: TypedData): Promise<`0x${string}`>
  readContract(call: { functionName: string }): Promise<unknown>
}

/** The reference client with every scheme we have too, and no limits. */
export function createReferenceClient(
  signer: Signer,
  v1Networks: readonly string[],
): { pay(challenge: unknown): Promise<unknown> } {
  const exact = new ExactEvmScheme(signer as never)
  const client = new x402Client()
    .register('eip155:*', exact)
    .register('eip155:*', new UptoEvmScheme(signer as never))
    .setSpendControls(false)
  for (const name of v1Networks)
    client.registerV1(name, new ExactEvmSchemeV1(signer as never))
  return {
    pay: (challenge) => client.createPaymentPayload(challenge as never),
  }
}
