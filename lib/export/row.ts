import * as z from 'zod/mini'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import type { Token } from '@/lib/tokens/token'
import { isJsonObject, type JsonValue } from '@/lib/x402/json'
import { lastTimeMs } from './iso-time'

const timeMs = z.int().check(z.minimum(0), z.maximum(lastTimeMs))
const atomic = z.string().check(z.regex(/^(0|[1-9][0-9]{0,77})$/))
const decimal = z.string().check(z.regex(/^[0-9]{1,78}(\.[0-9]{1,255})?$/))
const address = z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/))
const hash = z.string().check(z.regex(/^0x[0-9a-f]{64}$/))
const words = z.nullable(z.string())

/** What the chain showed when it was last looked at. */
const proofSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('settled'),
    transaction: hash,
    block: atomic,
    blockTimeMs: timeMs,
    /** What was really taken, atomic units. */
    amount: atomic,
    submitter: address,
    confirmations: z.int().check(z.minimum(0)),
    atMs: timeMs,
  }),
  z.strictObject({
    kind: z.literal('dead'),
    chainTimeMs: timeMs,
    endpoints: z.int().check(z.minimum(0)),
    atMs: timeMs,
  }),
  z.strictObject({
    kind: z.literal('open'),
    because: z.string(),
    atMs: timeMs,
  }),
])

/** A signed offer or receipt, with what checking it offline gave. */
const signedSchema = z.strictObject({
  verdict: z.enum(['true', 'false', 'cannot-check']),
  format: z.enum(['eip712', 'jws']),
  /** Address or DID. */
  signer: z.string(),
  /** The code behind `false` and `cannot-check`. */
  because: words,
  /** As the seller sent it: the JWS, or JSON. */
  raw: z.string(),
})

/**
 * One payment with everything a person may want of it, as it is exported.
 *
 * Texts are as they were received and trusted by nobody. Every number of
 * atomic units is a decimal string; times are Unix ms but for `validBefore`,
 * the chain's own seconds.
 */
export const exportRowSchema = z.strictObject({
  id: z.string(),
  createdAtMs: timeMs,
  /** Top-level origin the person was on. */
  site: z.string(),
  /** Origin that answered 402. */
  seller: z.string(),
  method: z.string(),
  url: z.string(),
  title: z.string(),
  kind: z.enum(['open', 'call']),
  /** CAIP-2. */
  network: z.string().check(z.regex(/^eip155:[1-9][0-9]{0,9}$/)),
  asset: address,
  symbol: z.string(),
  decimals: z.int().check(z.minimum(0), z.maximum(255)),
  /** What was agreed to, in atomic units. */
  atomic,
  /** The same as a decimal, exact. */
  amount: decimal,
  /** The same in dollars, where the token is pegged to them. */
  usd: z.nullable(decimal),
  from: address,
  payTo: address,
  nonce: hash,
  /** Unix seconds. */
  validBefore: atomic,
  /** EIP-712 digest of the authorisation: what was signed. */
  digest: hash,
  /** The number of the payment, where the seller takes one. */
  identifier: z.optional(z.string()),
  decidedBy: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('you') }),
    z.strictObject({ kind: z.literal('rule'), ruleId: z.string() }),
  ]),
  /** Where the money is. */
  state: z.enum(['ARMED', 'HANDED', 'VOID', 'SETTLED', 'DEAD']),
  /** What came back. */
  delivery: z.enum(['none', 'ok', 'refused', 'failed', 'unknown']),
  /** The seller's or our code behind it. */
  code: words,
  httpStatus: z.nullable(z.int().check(z.minimum(0), z.maximum(999))),
  /** Hash of what came back, where it was kept. */
  bodyHash: z.nullable(hash),
  /** The outcome in a word, as the history says it. */
  status: z.enum([
    'working',
    'delivered',
    'undelivered',
    'refused',
    'failed',
    'unknown',
    'void',
  ]),
  /** The seller says. */
  receipt: z.nullable(
    z.strictObject({
      success: z.nullable(z.boolean()),
      transaction: z.nullable(hash),
      network: words,
      payer: words,
      amount: words,
      error: words,
      /** The header as received. */
      raw: z.string(),
    }),
  ),
  /** The chain says. */
  proof: z.nullable(proofSchema),
  signed: z.strictObject({
    offer: z.nullable(signedSchema),
    receipt: z.nullable(signedSchema),
  }),
  /** The terms agreed, value for value what the seller sent. */
  terms: z.strictObject({
    version: z.union([z.literal(1), z.literal(2)]),
    accepted: z.unknown(),
    resource: z.unknown(),
    extensions: z.unknown(),
  }),
  events: z.array(
    z.strictObject({ atMs: timeMs, kind: z.string(), detail: z.string() }),
  ),
})

/** One payment as it is exported. */
export type ExportRow = z.infer<typeof exportRowSchema>

/** The money of a row, from atomic units and a token we vouch for. */
export function moneyOf(
  atomicUnits: string,
  { symbol, decimals, peg }: Pick<Token, 'symbol' | 'decimals' | 'peg'>,
): Pick<ExportRow, 'symbol' | 'decimals' | 'atomic' | 'amount' | 'usd'> {
  const amount = formatAmount(BigInt(atomicUnits), decimals)
  const usd = peg === 'USD' ? amount : null
  return { symbol, decimals, atomic: atomicUnits, amount, usd }
}

/**
 * Whether the fields of a row agree with each other and with our token table:
 * the decimals are the token's, decimal and dollars say what the atomic units
 * say, and the terms are what terms can be.
 */
export function isCoherent(row: ExportRow): boolean {
  const { network, asset, decimals, amount, usd, terms } = row
  const token = findToken(network, asset)
  return (
    (token === undefined || token.decimals === decimals) &&
    amount === formatAmount(BigInt(row.atomic), decimals) &&
    (usd === null || usd === amount) &&
    isObjectOrNull(terms.resource) &&
    isObjectOrNull(terms.extensions)
  )
}

// Rows come from JSON, so whatever is there is a JSON value.
function isObjectOrNull(value: unknown): boolean {
  return value === null || isJsonObject(value as JsonValue)
}
