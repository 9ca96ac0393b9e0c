import { hexToBytes } from '@noble/hashes/utils.js'
import type { Hex } from 'viem'
import type { Attestation, Bond, FalseBecause } from './attestation'
import { checkJws, signerOf } from './check-jws'
import { recoverAddress } from './ethereum-address'
import type { CheckedSignature } from './signature'
import type { Statement, TypedStatement } from './statement'
import { hostOf, type Where } from './where'

/** What a signed statement is held against. */
export type Claim = {
  version: number
  /** What the statement says that is not so, if anything. */
  differs: FalseBecause | null
  /** The address that is paid. */
  payTo: string
  digest(): Hex
}

/** Checks a statement: what it says, its signature, who signed. Never throws. */
export function attest(
  statement: Statement,
  claim: Claim,
  where: Where,
): Attestation {
  return {
    format: statement.format,
    ...judge(statement, claim, where),
  }
}

type Judged = Attestation extends infer A
  ? A extends Attestation
    ? Omit<A, 'format'>
    : never
  : never

function judge(statement: Statement, claim: Claim, where: Where): Judged {
  // False whoever signed it, so that no work is spent on the signature.
  if (claim.differs) {
    const signer = statement.format === 'jws' ? signerOf(statement) : null
    return { kind: 'false', signer, because: claim.differs }
  }
  const checked =
    statement.format === 'jws'
      ? checkJws(statement, hostOf(where.url))
      : checkTyped(statement, claim.digest())
  if (checked.kind === 'false') return checked
  if (checked.kind === 'cannot-check') return checked

  const { signer } = checked
  const bond = bondOf(checked, claim.payTo, where)
  if (bond === null && where.signers?.length)
    return { kind: 'false', signer, because: 'OTHER_SIGNER' }
  if (claim.version !== 1)
    return { kind: 'cannot-check', signer, because: 'UNKNOWN_VERSION' }
  if (bond !== null) return { kind: 'true', signer, bond }
  // Some address comes out of any EIP-712 signature, of a spoilt one too.
  return statement.format === 'eip712'
    ? { kind: 'cannot-check', signer, because: 'UNKNOWN_SIGNER' }
    : { kind: 'true', signer, bond: 'self' }
}

function checkTyped(statement: TypedStatement, digest: Hex): CheckedSignature {
  const { rs, parity } = statement
  const address = recoverAddress(hexToBytes(digest.slice(2)), rs, parity)
  return address
    ? { kind: 'true', signer: address, address }
    : { kind: 'false', signer: null, because: 'BAD_SIGNATURE' }
}

function bondOf(
  { signer, address }: Extract<CheckedSignature, { kind: 'true' }>,
  payTo: string,
  { signers = [] }: Where,
): Bond | null {
  if (address?.toLowerCase() === payTo.toLowerCase()) return 'payee'
  return signers.includes(signer) ? 'known' : null
}
