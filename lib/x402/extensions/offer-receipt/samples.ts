import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { privateKeyToAddress } from 'viem/accounts'
import type { JsonObject, JsonValue } from '../../json'
import { v2Entry } from '../../samples'
import { hashOffer, type OfferPayload } from './offer-payload'
import { hashReceipt, type ReceiptPayload } from './receipt-payload'

// Signed offers and receipts for tests, with keys that never change.

const secret = new Uint8Array(32).fill(7)

/** The address that signs, and is paid. */
export const payee = privateKeyToAddress(`0x${'07'.repeat(32)}`)

/** An entry of `accepts` that pays it. */
export const entry = { ...v2Entry, payTo: payee }

/** The request all of it came with. */
export const where = {
  url: 'https://api.example.com/premium-data',
  resourceUrl: null,
}

/** An offer for the entry. */
export const offer: OfferPayload = {
  version: 1,
  resourceUrl: where.url,
  scheme: entry.scheme,
  network: entry.network,
  asset: entry.asset,
  payTo: payee,
  amount: entry.amount,
  validUntil: 1_800_000_300,
}

/** A receipt for it. */
export const receipt: ReceiptPayload = {
  version: 1,
  network: entry.network,
  resourceUrl: where.url,
  payer: '0x857b06519E91e3A54538791bDbb0E22373e36b66',
  issuedAt: 1_800_000_000,
  transaction: `0x${'ab'.repeat(32)}`,
}

/** A JWK for each algorithm. */
export const jwks = {
  EdDSA: {
    kty: 'OKP',
    crv: 'Ed25519',
    x: text64(ed25519.getPublicKey(secret)),
  },
  ES256: { kty: 'EC', crv: 'P-256', ...xy(p256.getPublicKey(secret, false)) },
  ES256K: {
    kty: 'EC',
    crv: 'secp256k1',
    ...xy(secp256k1.getPublicKey(secret, false)),
  },
} as const

/** An algorithm a JWS can be made with. */
export type Alg = keyof typeof jwks

/** The key's name. */
export function didJwk(alg: Alg): string {
  return `did:jwk:${text64(bytesOf(jwks[alg]))}`
}

/** A JWS over any payload; `header` replaces parts of the usual one. */
export function jwsOf(
  alg: Alg,
  payload: JsonValue,
  header: JsonObject = {},
): JsonObject {
  const head = { alg, kid: `${didJwk(alg)}#0`, ...header }
  const signed = `${text64(bytesOf(head))}.${text64(bytesOf(payload))}`
  const bytes = new TextEncoder().encode(signed)
  const signature = {
    EdDSA: () => ed25519.sign(bytes, secret),
    ES256: () => p256.sign(bytes, secret),
    ES256K: () => secp256k1.sign(bytes, secret),
  }[alg]()
  return { format: 'jws', signature: `${signed}.${text64(signature)}` }
}

/** An EIP-712 offer or receipt, signed by the payee. */
export function typed(payload: OfferPayload | ReceiptPayload): JsonObject {
  const digest = 'payTo' in payload ? hashOffer(payload) : hashReceipt(payload)
  const [recovery = 0, ...rs] = secp256k1.sign(
    hexToBytes(digest.slice(2)),
    secret,
    { prehash: false, format: 'recovered' },
  )
  const signature = Buffer.from([...rs, 27 + recovery]).toString('hex')
  return { format: 'eip712', payload, signature: `0x${signature}` }
}

/** The `extensions` of a challenge. */
export function withOffers(...offers: JsonValue[]): JsonObject {
  return { 'offer-receipt': { info: { offers } } }
}

/** The `extensions` of a settlement. */
export function withReceipt(signed: JsonValue): JsonObject {
  return { 'offer-receipt': { info: { receipt: signed } } }
}

function bytesOf(value: JsonValue): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

function text64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

function xy(point: Uint8Array): { x: string; y: string } {
  return { x: text64(point.slice(1, 33)), y: text64(point.slice(33)) }
}
