import { privateKeyToAccount } from 'viem/accounts'
import type { Agreed } from '@/lib/x402/extensions/offer-receipt/read-receipt'
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/x402/json'
import { type OfferReceiptIssuer, offerReceipts } from '../testbed/reference'
import { type JwsKey, jwsKeys } from './jws-keys'

const {
  createEIP712OfferReceiptIssuer,
  createJWSOfferReceiptIssuer,
  createOfferReceiptExtension,
} = offerReceipts

// What the reference server signs, and what it is held against.

export const url = 'https://api.seller.test/premium?page=2'
export const payer = '0x857b06519E91e3A54538791bDbb0E22373e36b66'
export const transaction = `0x${'ab'.repeat(32)}` as const
export const seller = privateKeyToAccount(`0x${'11'.repeat(32)}`)
export const employee = privateKeyToAccount(`0x${'22'.repeat(32)}`)
export const network = 'eip155:8453'

export const entry = {
  scheme: 'exact',
  network,
  amount: '10000',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  payTo: seller.address,
  maxTimeoutSeconds: 300,
  extra: { name: 'USD Coin', version: '2' },
}
export const accepts = [{ ...entry, amount: '500' }, entry]
export const where = { url, resourceUrl: url }

export const typed = (account: typeof seller) =>
  createEIP712OfferReceiptIssuer(
    `did:pkh:eip155:1:${account.address}`,
    (data) => account.signTypedData(data as never),
  )
export const jws = ({ kid, algorithm, sign }: JwsKey) =>
  createJWSOfferReceiptIssuer(kid, {
    kid,
    algorithm,
    format: 'jws',
    sign: async (bytes) => sign(bytes),
  })
export const keys = jwsKeys('api.seller.test')

/** `extensions` of a challenge, as the reference server makes them. */
export async function offersBy(
  issuer: OfferReceiptIssuer,
): Promise<JsonObject> {
  const extension = createOfferReceiptExtension(issuer)
  return overTheWire({
    [extension.key]: await extension.enrichPaymentRequiredResponse?.({}, {
      requirements: accepts,
      paymentRequiredResponse: { resource: { url } },
    } as never),
  })
}

/** `extensions` of a settlement, as the reference server makes them. */
export async function receiptBy(
  issuer: OfferReceiptIssuer,
  includeTxHash = true,
): Promise<JsonObject> {
  const extension = createOfferReceiptExtension(issuer)
  return overTheWire({
    [extension.key]: await extension.enrichSettlementResponse?.(
      { includeTxHash },
      {
        result: { success: true, payer, network, transaction },
        transportContext: { request: { adapter: { getUrl: () => url } } },
      } as never,
    ),
  })
}

export function agreed(): Agreed {
  const paidAt = Math.floor(Date.now() / 1000)
  return {
    ...where,
    network,
    payTo: seller.address,
    payer,
    transaction,
    paidAt,
  }
}

export function payee(): object {
  return {
    kind: 'true',
    format: 'eip712',
    signer: seller.address,
    bond: 'payee',
  }
}

export function didOf({ kid }: JwsKey): string {
  return kid.split('#')[0] ?? ''
}

function overTheWire(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value))
}

function infoIn(extensions: JsonObject): JsonObject {
  const extension = extensions['offer-receipt']
  if (!isJsonObject(extension) || !isJsonObject(extension.info))
    throw new Error('The reference server made nothing.')
  return extension.info
}

export function offersIn(extensions: JsonObject): JsonObject[] {
  return infoIn(extensions).offers as unknown as JsonObject[]
}

export function receiptIn(extensions: JsonObject): JsonObject {
  return infoIn(extensions).receipt as JsonObject
}

export function withOffers(offers: JsonValue[]): JsonObject {
  return { 'offer-receipt': { info: { offers } } }
}

export function withReceipt(receipt: JsonValue): JsonObject {
  return { 'offer-receipt': { info: { receipt } } }
}
