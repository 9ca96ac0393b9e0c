import {
  type Address,
  type Hash,
  type Hex,
  type PrivateKeyAccount,
  parseAbi,
  parseSignature,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import type { TestChain } from '../testbed/chains/chain.ts'
import type { LoggedRequest } from '../testbed/http/request-log.ts'
import { authorizationTypes } from '../testbed/reference.ts'
import type { Testbed } from '../testbed/testbed.ts'

const abi = parseAbi([
  'function transferWithAuthorization(address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce, uint8 v, bytes32 r, bytes32 s)',
  'function cancelAuthorization(address authorizer, bytes32 nonce, uint8 v, bytes32 r, bytes32 s)',
])

type PaymentPayload = Parameters<Testbed['facilitator']['settle']>[0]

/** An EIP-3009 authorisation as it travels: numbers as decimal digits. */
export type Authorisation = {
  from: Address
  to: Address
  value: string
  validAfter: string
  validBefore: string
  nonce: Hex
}

/** One that was signed. */
export type Signed = { authorization: Authorisation; signature: Hex }

/** The header a payment came in, of either version of x402. */
export function paymentHeader({ headers }: LoggedRequest): string {
  const header = headers['payment-signature'] ?? headers['x-payment']
  if (typeof header !== 'string') throw new Error('This carries no payment.')
  return header
}

/** What a seller was handed. */
export function paymentIn(request: LoggedRequest): PaymentPayload {
  const text = Buffer.from(paymentHeader(request), 'base64').toString('utf8')
  return JSON.parse(text)
}

/** The authorisation a seller was handed, and its signature. */
export const signedIn = (request: LoggedRequest): Signed =>
  paymentIn(request).payload as Signed

/** Signs an authorisation as its payer would, whatever it says. */
export async function signedBy(
  key: Hex,
  chain: TestChain,
  authorization: Authorisation,
): Promise<Signed> {
  const { value, validAfter, validBefore } = authorization
  const signature = await privateKeyToAccount(key).signTypedData({
    domain: domainOf(chain),
    types: authorizationTypes,
    primaryType: 'TransferWithAuthorization',
    message: {
      ...authorization,
      value: BigInt(value),
      validAfter: BigInt(validAfter),
      validBefore: BigInt(validBefore),
    },
  })
  return { authorization, signature }
}

/** Somebody with gas money whom the wallet has nothing to do with. */
export async function stranger(chain: TestChain): Promise<PrivateKeyAccount> {
  const account = privateKeyToAccount(generatePrivateKey())
  await chain.setGasBalance(account.address, 10n ** 18n)
  return account
}

/** Has a stranger submit it; it may fail on the chain. */
export async function submit(
  chain: TestChain,
  { authorization, signature }: Signed,
  by?: PrivateKeyAccount,
): Promise<Hash> {
  const { from, to, value, validAfter, validBefore, nonce } = authorization
  const hash = await chain.client.writeContract({
    ...{ abi, address: chain.token.address },
    account: by ?? (await stranger(chain)),
    functionName: 'transferWithAuthorization',
    args: [
      ...([from, to, BigInt(value)] as const),
      ...([BigInt(validAfter), BigInt(validBefore), nonce] as const),
      ...split(signature),
    ],
    // Without it the node is asked first, and refuses what would fail.
    gas: 300_000n,
  })
  await chain.client.waitForTransactionReceipt({ hash })
  return hash
}

/** Cancels an authorisation with its payer's key, as EIP-3009 lets a payer. */
export async function cancel(
  key: Hex,
  chain: TestChain,
  nonce: Hex,
): Promise<void> {
  const authorizer = privateKeyToAccount(key)
  const signature = await authorizer.signTypedData({
    domain: domainOf(chain),
    types: {
      CancelAuthorization: [
        { name: 'authorizer', type: 'address' },
        { name: 'nonce', type: 'bytes32' },
      ],
    },
    primaryType: 'CancelAuthorization',
    message: { authorizer: authorizer.address, nonce },
  })
  const hash = await chain.client.writeContract({
    ...{ abi, address: chain.token.address },
    account: await stranger(chain),
    functionName: 'cancelAuthorization',
    args: [authorizer.address, nonce, ...split(signature)],
  })
  await chain.client.waitForTransactionReceipt({ hash })
}

function split(signature: Hex) {
  const { v, yParity, r, s } = parseSignature(signature)
  return [Number(v ?? 27 + yParity), r, s] as const
}

function domainOf({ chainId, token }: TestChain) {
  const { name, version, address } = token
  return { name, version, chainId, verifyingContract: address }
}
