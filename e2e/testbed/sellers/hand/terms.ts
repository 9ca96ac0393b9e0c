import type { Address } from 'viem'
import type { BedNetwork } from '../../chains/networks.ts'

/** `PaymentRequirements` of x402 v2 for exact with EIP-3009. */
export type Terms = {
  scheme: string
  network: BedNetwork['network']
  amount: string
  asset: string
  payTo: string
  maxTimeoutSeconds: number
  extra: { name: string; version: string }
}

/** `PaymentRequired` of x402 v2, loose enough to be said wrongly. */
export type Challenge = {
  x402Version: unknown
  error?: unknown
  resource?: unknown
  accepts?: unknown
  extensions?: unknown
}

/** Honest terms: `amount` atomic units of the network's USDC to `payTo`. */
export function termsOn(
  { network, token }: BedNetwork,
  payTo: Address,
  amount = '10000',
): Terms {
  return {
    ...{ scheme: 'exact', network, amount, asset: token.address, payTo },
    maxTimeoutSeconds: 300,
    extra: { name: token.name, version: token.version },
  }
}

/** The v2 challenge for these terms. */
export function challengeOf(
  url: URL,
  terms: Terms,
  error = 'Payment required',
): Challenge {
  const resource = {
    ...{ url: url.href, description: `Goods at ${url.pathname}` },
    mimeType: '',
  }
  return { x402Version: 2, error, resource, accepts: [terms] }
}

/** The same terms as an entry of a v1 `accepts`. */
export function v1Terms(url: URL, { amount, network, ...terms }: Terms) {
  return {
    ...terms,
    network: network === 'eip155:84532' ? 'base-sepolia' : 'base',
    maxAmountRequired: amount,
    resource: url.origin + url.pathname,
    description: `Goods at ${url.pathname}`,
    mimeType: '',
  }
}

/** The v1 challenge for these terms. */
export function v1ChallengeOf(
  url: URL,
  terms: Terms,
  error = 'X-PAYMENT header is required',
): Challenge {
  return { x402Version: 1, error, accepts: [v1Terms(url, terms)] }
}

/** Standard base64 of UTF-8 JSON, as the headers of x402 carry it. */
export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64')
}
