import { isSaid } from '../parse-entry'
import type { Scheme } from '../scheme'
import { hashIntent } from './digest'
import { createIntent } from './intent'
import { parseOffer } from './parse-offer'
import { writePayload } from './payload'

/**
 * Scheme `exact` by EIP-3009: one signature moves an exact amount to one
 * recipient, once, before it expires.
 */
export const exactEip3009: Scheme = {
  name: 'exact',
  method: 'eip3009',
  // The reference client signs EIP-3009 for any word it does not know; we do not.
  isMethod: (method) => !isSaid(method) || method === 'eip3009',
  parseOffer,
  intent: createIntent,
  digest: hashIntent,
  alsoSigned: () => [],
  payload: writePayload,
  extensions: () => ({}),
  mark: { kind: 'eip3009-nonce' },
  isUpTo: false,
  isAlwaysAsked: false,
}
