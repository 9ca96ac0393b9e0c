import type { ServerResponse } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import type { HostRequest } from '../../http/host.ts'
import type { Market } from '../seller.ts'
import { encode, type Terms, v1Terms } from './terms.ts'

/** One request at the hand-written seller. */
export type Visit = {
  request: HostRequest
  response: ServerResponse
  /** The URL the client used. */
  url: URL
  terms: Terms
  market: Market
  /** What `/outcome/tells` says of a payment it only looks at. */
  tell: Tell
  /** Origin of the host that sells nothing and logs everything. */
  recorderOrigin: string
}

/** `SettlementResponse`, both versions. */
export type Receipt = {
  success: boolean
  errorReason?: string
  payer?: string
  transaction: string
  network: string
}

/** Makes up the receipt of a payment; whatever it says is taken as true. */
export type Tell = (payment: Payment) => Receipt | Promise<Receipt>

/** A payment header, decoded. */
export type Payment = {
  x402Version: number
  accepted?: unknown
  scheme?: string
  network?: string
  payload?: unknown
}

/** The payment a request carries; what cannot be read is no payment. */
export function readPayment({ headers }: HostRequest): Payment | undefined {
  const header = headers['payment-signature'] ?? headers['x-payment']
  if (typeof header !== 'string') return undefined
  try {
    return JSON.parse(Buffer.from(header, 'base64').toString('utf8'))
  } catch {
    return undefined
  }
}

/** Why a payment is refused, or undefined; echoes must be exact. */
export async function reasonToRefuse(
  visit: Visit,
  payment: Payment,
): Promise<string | undefined> {
  const isEcho =
    payment.x402Version === 1 ||
    isDeepStrictEqual(payment.accepted, visit.terms)
  if (!isEcho) return 'No matching payment requirements'
  const { isValid, invalidReason = 'refused' } = await ask<{
    isValid: boolean
    invalidReason?: string
  }>(visit, 'verify', payment)
  return isValid ? undefined : invalidReason
}

/** Move the money, through the facilitator. */
export function settle(visit: Visit, payment: Payment): Promise<Receipt> {
  return ask(visit, 'settle', payment)
}

/** Receipt headers under the name of the payment's version. */
export function receiptHeaders(
  { x402Version }: Payment,
  receipt: Receipt,
): Record<string, string> {
  const name = x402Version === 1 ? 'X-PAYMENT-RESPONSE' : 'PAYMENT-RESPONSE'
  return { [name]: encode(receipt) }
}

async function ask<Answer>(
  { market, url, terms }: Visit,
  verb: 'verify' | 'settle',
  payment: Payment,
): Promise<Answer> {
  const { x402Version } = payment
  const response = await fetch(`${market.facilitatorUrl}/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      x402Version,
      paymentPayload: payment,
      paymentRequirements: x402Version === 1 ? v1Terms(url, terms) : terms,
    }),
  })
  return (await response.json()) as Answer
}
