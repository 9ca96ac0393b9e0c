import type { OutgoingHttpHeaders } from 'node:http'
import { respondJson } from '../../http/respond.ts'
import { challengeOf, encode, type Terms } from './terms.ts'
import type { Visit } from './visit.ts'

const charge = Buffer.from('{"amount":"1000","currency":"usd"}').toString(
  'base64url',
)
const mpp = `Payment id="x7Tg2", realm="shop", method="tempo", intent="charge", request="${charge}"`
const invoice = 'lnbc100n1p5qqqqqpp5h0wz9yj9m7vqw0f3kz2s6x8l4c5n7'

/** 402s by header that want money in another way than x402. */
const otherWays: Record<string, OutgoingHttpHeaders> = {
  mpp: { 'WWW-Authenticate': mpp },
  l402: {
    'WWW-Authenticate': `L402 version="0", token="AgEEbHNhdA==", invoice="${invoice}"`,
  },
  lsat: {
    'WWW-Authenticate': `LSAT macaroon="AgEEbHNhdA==", invoice="${invoice}"`,
  },
  cashu: {
    'X-Cashu': 'creqApWF0gaNhdGVub3N0cmFheKlucHJvZmlsZTFxeTI4d3VtbjhnaGo3',
  },
  crawler: { 'crawler-price': 'USD 0.01' },
}

/** Offers of x402 that ordinary wallets cannot pay. */
export const otherOffers: Record<string, (terms: Terms) => object> = {
  solana: (terms) => ({
    ...{ ...terms, network: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp' },
    asset: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
    payTo: '2wKupLR9q6wXYppw8Gr2NvWxKBUqm4PPJKkQfoxHDBg4',
    extra: { feePayer: '2wKupLR9q6wXYppw8Gr2NvWxKBUqm4PPJKkQfoxHDBg4' },
  }),
  stellar: (terms) => ({ ...terms, network: 'stellar:pubnet' }),
  gateway: (terms) => ({
    ...terms,
    extra: {
      ...{ name: 'GatewayWalletBatched', version: '1' },
      verifyingContract: '0x0077777d7EBA4688BDeF3E311b846F25870A19B9',
    },
  }),
  batch: (terms) => ({ ...terms, scheme: 'batch-settlement' }),
  capture: (terms) => ({ ...terms, scheme: 'auth-capture' }),
  cloudflare: (terms) => ({
    ...{ ...terms, scheme: 'batch-settlement', network: 'cloudflare:402' },
    ...{ asset: 'USD', payTo: 'merchant', maxTimeoutSeconds: 0 },
  }),
}

/** What `/named/<name>` and `/named-beside/<name>` know, safe to send as JSON. */
export const namedList = [
  ...Object.keys(otherWays),
  ...Object.keys(otherOffers),
  'sign-in',
]

/** Say a price that is not to be paid; `isBeside`: with an honest one. */
export function sayNamed(
  { response, url, terms }: Visit,
  name: string,
  isBeside: boolean,
  error?: string,
): boolean {
  const other = otherOffers[name]
  const headers = otherWays[name]
  if (!namedList.includes(name)) return false
  const honest = challengeOf(url, terms, error)
  const accepts = [other?.(terms), isBeside && terms].filter(Boolean)
  const challenge = {
    ...{ ...honest, accepts },
    ...(name === 'sign-in' && {
      extensions: { 'sign-in-with-x': { info: {}, schema: {} } },
    }),
  }
  const isX402 = !headers || isBeside
  respondJson(response, 402, isX402 ? {} : { error: 'payment required' }, {
    ...headers,
    ...(isX402 && { 'PAYMENT-REQUIRED': encode(challenge) }),
  })
  return true
}
