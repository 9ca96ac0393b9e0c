import type { Address } from 'viem'
import * as z from 'zod/mini'
import { CodedError } from '@/lib/messaging/errors'
import type { SignIn } from '@/lib/payment/sign-in-port'
import type { SignInTerms } from '@/lib/x402/extensions/sign-in-with-x/terms'
import { signInMac } from './seal'

/** A sign-in as stored, with its seal. */
export type SignInRecord = SignIn & { mac: string }

const text = z.string().check(z.minLength(1))
// Exact, so that nothing is signed that was not checked.
const termsSchema = z.strictObject({
  domain: text,
  uri: text,
  version: z.literal('1'),
  chainId: z.custom<SignInTerms['chainId']>(
    (value) => typeof value === 'string' && /^eip155:[1-9]\d*$/.test(value),
  ),
  nonce: z.string().check(z.regex(/^[A-Za-z0-9]{8,64}$/)),
  issuedAt: text,
  statement: z.optional(text),
  expirationTime: z.optional(text),
  notBefore: z.optional(text),
  requestId: z.optional(text),
  resources: z.optional(z.array(text)),
  signatureScheme: z.optional(z.literal('eip191')),
})

const schema = z.object({
  id: text,
  requestKey: text,
  site: text,
  seller: text,
  method: text,
  url: text,
  address: z.custom<Address>(
    (value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value),
  ),
  terms: termsSchema,
  purchaseId: z.nullable(text),
  ruleId: z.nullable(text),
  createdAtMs: z.int().check(z.nonnegative()),
  outcome: z.enum(['none', 'ok', 'refused', 'unknown']),
})

/** The record of a sign-in, sealed. Throws INTERNAL for a malformed one. */
export function toSignInRecord(signIn: SignIn, key: Uint8Array): SignInRecord {
  const parsed = z.safeParse(schema, signIn)
  if (!parsed.success)
    throw new CodedError('INTERNAL', 'A malformed sign-in was not stored.')
  return { ...signIn, mac: signInMac(key, signIn) }
}

/** A stored sign-in that is the one that was written; else nothing. */
export function readSignInRecord(
  value: SignInRecord | undefined,
  key: Uint8Array,
): SignIn | undefined {
  const parsed = z.safeParse(schema, value)
  if (!value || !parsed.success) return undefined
  const { mac, ...signIn } = value
  return mac === signInMac(key, signIn) ? signIn : undefined
}
