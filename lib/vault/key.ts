import { secp256k1 } from '@noble/curves/secp256k1.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, clean, hexToBytes } from '@noble/hashes/utils.js'
import { type Address, getAddress, type Hex } from 'viem'
import { CodedError } from '@/lib/messaging/errors'
import type { OwnApproval } from '@/lib/payment/own-approval'
import type { Payment } from '@/lib/payment/payment'
import type { SignIn } from '@/lib/payment/sign-in-port'
import { approveFields, closedWith, typed } from './approve-transaction'
import { badKeyError } from './private-key'
import type { Bytes } from './seal'

// Over 200 lines: all that signs stands in one file, to be read at once.

/** What of a payment's row a signature rests on. */
export type SignableRow = Pick<
  Payment,
  'state' | 'intent' | 'digest' | 'alsoSigned'
>

/** An account that can be opened to sign. */
export type PayingAccount = {
  address: Address
  /** A fresh copy of the private key, for the signer to wipe. Fails: `LOCKED`. */
  openKey(): Promise<Bytes>
}

/** What the signer needs of the ledger, the schemes and the vault. */
export type SignerParts = {
  /** The row as it is stored now. */
  readPayment(id: string): Promise<SignableRow | undefined>
  /**
   * EIP-712 digests of an intent under our own token table: the authorisation,
   * then what is signed together with it.
   */
  digestsOf(intent: SignableRow['intent']): readonly Hex[]
  /** The paying account, with nothing opened yet. Fails: `NO_WALLET`. */
  account(): Promise<PayingAccount>
}

/** The EIP-55 address of a 32-byte private key. Fails: `BAD_KEY`. */
export function deriveAddress(key: Bytes): Address {
  if (!secp256k1.utils.isValidSecretKey(key)) throw badKeyError()
  return addressOf(secp256k1.getPublicKey(key, false))
}

/**
 * Makes the only function that signs: it takes the id of a payment, never
 * bytes, so nothing can be signed that the ledger has not counted first.
 *
 * A signature is r ‖ s ‖ v, 65 bytes, low s, v 27 or 28 (EIP-3009). They come
 * in the order of the row's digests, the authorisation first, and are the same
 * for the same row (RFC 6979): a killed worker cannot mint a second one. Fails:
 * `NOT_SIGNABLE`, `NO_WALLET`, `LOCKED`, `SELF_CHECK`.
 */
export function createSigner({
  readPayment,
  digestsOf,
  account,
}: SignerParts): (paymentId: string) => Promise<Hex[]> {
  return async (paymentId) => {
    const [row, { address, openKey }] = await Promise.all([
      readPayment(paymentId),
      account(),
    ])
    if (row === undefined) throw notSignableError('It is not in the ledger.')
    const digests = signableDigests(row, digestsOf)
    if (row.intent.from.toLowerCase() !== address.toLowerCase())
      throw notSignableError('It is from another account.')

    const key = await openKey()
    try {
      return digests.map((digest) => signChecked(digest, key, address))
    } finally {
      clean(key)
    }
  }
}

/** What the signer of sign-ins needs of the ledger, the wire and the vault. */
export type SignInSignerParts = Pick<SignerParts, 'account'> & {
  /** The sign-in as it is stored now, where it is the one that was written. */
  readSignIn(id: string): Promise<SignIn | undefined>
  /** EIP-191 digest of the message rebuilt from a sign-in's fields. */
  signInDigestOf(signIn: SignIn): Hex
}

/**
 * Makes the function that signs sign-ins: it takes the id of one that was
 * written, never bytes or a text. Only one that nothing came back for is
 * signed. Shape and failures as `createSigner`.
 */
export function createSignInSigner({
  readSignIn,
  signInDigestOf,
  account,
}: SignInSignerParts): (signInId: string) => Promise<Hex> {
  return async (signInId) => {
    const [row, opened] = await Promise.all([readSignIn(signInId), account()])
    if (row?.outcome !== 'none') throw notSignableError('It is not open.')
    if (row.address.toLowerCase() !== opened.address.toLowerCase())
      throw notSignableError('It is from another account.')
    const digest = hexToBytes(signInDigestOf(row).slice(2))
    const key = await opened.openKey()
    try {
      return signChecked(digest, key, opened.address)
    } finally {
      clean(key)
    }
  }
}

function signChecked(digest: Bytes, key: Bytes, address: Address): Hex {
  const signed = secp256k1.sign(digest, key, {
    prehash: false,
    lowS: true,
    format: 'recovered',
  })
  // A fault in memory or arithmetic can leak the key through a wrong
  // signature, so none leaves that does not recover to our address.
  if (recoverAddress(signed, digest) !== address)
    throw new CodedError(
      'SELF_CHECK',
      'The signature did not check out and was thrown away. Nothing was paid.',
    )
  return toHex(signed)
}

/** A transaction that may be sent, and the hash it will be found by. */
export type SignedApproval = { transaction: Hex; hash: Hex }

/**
 * Makes the only function that signs a transaction: it takes the id of a kept
 * record and composes `approve(Permit2, amount)` itself. The same record gives
 * the same bytes, so that a killed worker can only send the same transaction
 * again. Fails like `createSigner`.
 */
export function createApprovalSigner({
  readApproval,
  account,
}: Pick<SignerParts, 'account'> & {
  /** The record as it is stored now. */
  readApproval(id: string): Promise<OwnApproval | undefined>
}): (approvalId: string) => Promise<SignedApproval> {
  return async (approvalId) => {
    const [approval, { address, openKey }] = await Promise.all([
      readApproval(approvalId),
      account(),
    ])
    if (approval?.state !== 'READY' && approval?.state !== 'SENT')
      throw notSignableError('It does not wait to be sent.')
    if (approval.owner.toLowerCase() !== address.toLowerCase())
      throw notSignableError('It is for another account.')
    const fields = approveFields(approval)
    if (!fields) throw notSignableError('It is not one this wallet makes.')
    const key = await openKey()
    try {
      const signed = signChecked(keccak_256(typed(fields)), key, address)
      const bytes = typed(closedWith(fields, hexToBytes(signed.slice(2))))
      const hash = bytesToHex(keccak_256(bytes))
      return { transaction: `0x${bytesToHex(bytes)}`, hash: `0x${hash}` }
    } finally {
      clean(key)
    }
  }
}

function signableDigests(
  { state, intent, digest, alsoSigned }: SignableRow,
  digestsOf: SignerParts['digestsOf'],
): Bytes[] {
  if (state !== 'ARMED' && state !== 'HANDED')
    throw notSignableError('It is already over.')
  const agreed = [digest, ...alsoSigned]
  const rebuilt = rebuild(intent, digestsOf)
  const isAgreed =
    rebuilt.length === agreed.length &&
    rebuilt.every(
      (one, at) => one === agreed[at] && /^0x[0-9a-f]{64}$/.test(one),
    )
  if (!isAgreed) throw notSignableError('It is not what was agreed to.')
  return rebuilt.map((one) => hexToBytes(one.slice(2)))
}

function rebuild(
  intent: SignableRow['intent'],
  digestsOf: SignerParts['digestsOf'],
): readonly Hex[] {
  try {
    return digestsOf(intent)
  } catch (cause) {
    throw notSignableError('Its terms cannot be read.', { cause })
  }
}

function recoverAddress(signed: Bytes, digest: Bytes): Address | null {
  try {
    const signature = secp256k1.Signature.fromBytes(signed, 'recovered')
    return addressOf(signature.recoverPublicKey(digest).toBytes(false))
  } catch {
    return null
  }
}

/** Keccak-256 of the point without its 0x04 prefix; the last 20 bytes. */
function addressOf(publicKey: Bytes): Address {
  const hash = keccak_256(publicKey.subarray(1))
  return getAddress(`0x${bytesToHex(hash.subarray(12))}`)
}

/** noble puts the recovery bit first; Ethereum wants 27 or 28 at the end. */
function toHex(signed: Bytes): Hex {
  const v = 27 + (signed[0] ?? Number.NaN)
  return `0x${bytesToHex(signed.subarray(1))}${v.toString(16)}`
}

function notSignableError(why: string, options?: ErrorOptions): CodedError {
  return new CodedError(
    'NOT_SIGNABLE',
    `This payment cannot be made. ${why}`,
    options,
  )
}
