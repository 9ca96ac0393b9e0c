import type { Address, Hex } from 'viem'
import type { NetworkId } from '@/lib/tokens/token'
import type { JsonObject } from '../../json'
import { attest } from './attest'
import type { Attestation, FalseBecause } from './attestation'
import { infoOf } from './info'
import {
  hashReceipt,
  parseReceipt,
  type ReceiptPayload,
} from './receipt-payload'
import { openStatement, rawOf } from './statement'
import { isSameResource, type Where } from './where'

/** What was agreed and done, for a receipt to be held against. */
export type Agreed = Where & {
  network: NetworkId
  payTo: Address
  /** Who paid. */
  payer: Address
  /** The payment's transaction, where one is known. */
  transaction: Hex | null
  /** When the payment was made, Unix seconds by our clock. */
  paidAt: number
}

/** What became of checking a signed receipt, and what it says. */
export type SignedReceipt = Attestation & {
  /** Untrusted words, each at most 8,192 characters; `null`: unreadable. */
  says: {
    resourceUrl: string
    payer: string
    /** CAIP-2. */
    network: string
    /** Unix seconds. */
    issuedAt: number
    /** `null`: left out, as is the default (§5.2). */
    transaction: string | null
  } | null
  /** The JWS, or the JSON of an EIP-712 receipt, cut at 16,384 characters. */
  raw: string
}

/**
 * Checks the signed receipt of a settled payment (extension `offer-receipt`,
 * §5).
 *
 * Sellers put it into PAYMENT-RESPONSE, under
 * `extensions['offer-receipt'].info.receipt`. `null` where there is none. It
 * names neither amount nor payee: with the address paid as its signer, or the
 * offer's signer in `signers`, it is bound to the seller; else it says only
 * that some key signed it. Never throws.
 */
export function readReceipt(
  extensions: JsonObject | null,
  agreed: Agreed,
): SignedReceipt | null {
  const sent = infoOf(extensions)?.receipt
  const statement = openStatement(sent)
  if (!statement) return null
  const { format } = statement
  const raw = rawOf(sent)
  const receipt = 'bad' in statement ? null : parseReceipt(statement.payload)
  if ('bad' in statement || !receipt)
    return {
      format,
      kind: 'false',
      signer: null,
      because: 'BAD_SHAPE',
      says: null,
      raw,
    }
  const attestation = attest(
    statement,
    {
      version: receipt.version,
      differs: differenceOf(receipt, agreed),
      payTo: agreed.payTo,
      digest: () => hashReceipt(receipt),
    },
    agreed,
  )
  const { resourceUrl, payer, network, issuedAt } = receipt
  const transaction = receipt.transaction || null
  return {
    ...attestation,
    says: { resourceUrl, payer, network, issuedAt, transaction },
    raw,
  }
}

/** Clocks are off, and a request may have been sent well before it is settled. */
const earliest = -3600
const latest = 24 * 3600

function differenceOf(
  said: ReceiptPayload,
  agreed: Agreed,
): FalseBecause | null {
  if (!isSameResource(said.resourceUrl, agreed)) return 'OTHER_RESOURCE'
  if (said.network !== agreed.network) return 'OTHER_NETWORK'
  if (!isSameHex(said.payer, agreed.payer)) return 'OTHER_PAYER'
  const { transaction } = agreed
  if (said.transaction && transaction)
    if (!isSameHex(said.transaction, transaction)) return 'OTHER_TRANSACTION'
  const after = said.issuedAt - agreed.paidAt
  return after < earliest || after > latest ? 'OTHER_TIME' : null
}

function isSameHex(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
