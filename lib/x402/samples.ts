import type { JsonObject, JsonValue } from './json'

// Challenges for tests: the examples of the specifications, with real tokens.

/** An entry of x402 v2 §5.1: 0.01 USDC on Base. */
export const v2Entry = {
  scheme: 'exact',
  network: 'eip155:8453',
  amount: '10000',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  payTo: '0x209693Bc6afc0C5328bA36FaF03C514EF312287C',
  maxTimeoutSeconds: 60,
  extra: { name: 'USD Coin', version: '2' },
} satisfies JsonObject

/** A PaymentRequired of x402 v2 §5.1. */
export const v2Required = {
  x402Version: 2,
  error: 'Payment required',
  resource: {
    url: 'https://api.example.com/premium-data',
    description: 'Café prices in ₮ – “premium”',
    mimeType: 'application/json',
    serviceName: 'Example data',
  },
  accepts: [v2Entry],
  extensions: {},
} satisfies JsonObject

/** An entry of x402 v1 §5.1: 0.01 USDC on Base Sepolia. */
export const v1Entry = {
  scheme: 'exact',
  network: 'base-sepolia',
  maxAmountRequired: '10000',
  asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  payTo: '0x209693Bc6afc0C5328bA36FaF03C514EF312287C',
  resource: 'https://api.example.com/premium-data',
  description: 'Access to premium market data',
  mimeType: 'application/json',
  outputSchema: null,
  maxTimeoutSeconds: 60,
  extra: { name: 'USDC', version: '2' },
} satisfies JsonObject

/** A 402 body of x402 v1 §5.1. */
export const v1Required = {
  x402Version: 1,
  error: 'X-PAYMENT header is required',
  accepts: [v1Entry],
} satisfies JsonObject

/** Encodes a value the way sellers do: standard, padded base64 of its JSON. */
export function base64Json(value: JsonValue): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}

/** Decodes such a header. */
export function fromBase64Json(value: string): JsonValue {
  return JSON.parse(Buffer.from(value, 'base64').toString('utf8'))
}
