import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { recoverAddress } from './ethereum-address'
import { keyFromJwk, type PublicKey } from './public-key'
import { type ResolvedKey, resolveKid } from './resolve-kid'
import type { CheckedSignature } from './signature'
import type { JwsStatement } from './statement'

/** Algorithms of JWS (RFC 7518, 8037, 8812, 9864) and the curve each is for. */
const curves: ReadonlyMap<string, PublicKey['curve']> = new Map([
  ['ES256', 'P-256'],
  ['ES256K', 'secp256k1'],
  ['EdDSA', 'Ed25519'],
  ['Ed25519', 'Ed25519'],
])

/**
 * Checks a JWS against the key its `kid` names, as far as that goes offline
 * (§4.5). A `jwk` in the header must be that same key, and proves no more.
 */
export function checkJws(
  statement: JwsStatement,
  sellerHost: string | null,
): CheckedSignature {
  const { alg, kid, jwk } = statement
  const signer = signerOf(statement)
  const no = (because: 'BAD_SIGNATURE' | 'OTHER_KEY') =>
    ({ kind: 'false', signer, because }) as const
  const unknownAlgorithm = {
    kind: 'cannot-check',
    signer,
    because: 'UNKNOWN_ALGORITHM',
  } as const

  const curve = curves.get(alg)
  const named = resolveKid(kid)
  const carried = jwk === undefined ? null : keyFromJwk(jwk)
  if (alg === 'none' || named.kind === 'bad' || carried === 'bad')
    return no('BAD_SIGNATURE')
  // A key is for one algorithm only, whatever the header says.
  if (curveOf(named) && curveOf(named) !== curve) return no('BAD_SIGNATURE')
  if (!curve || carried === 'unknown') return unknownAlgorithm

  if (carried && named.kind === 'key' && !isSameKey(named.key, carried))
    return no('OTHER_KEY')
  const own = named.kind === 'key' || named.kind === 'address' ? named : null
  const signers = [own, carried && ({ kind: 'key', key: carried } as const)]
  if (signers.some((by) => by && !isSignedBy(statement, curve, by)))
    return no('BAD_SIGNATURE')

  if (own) {
    const address = own.kind === 'address' ? own.address : null
    return { kind: 'true', signer, address }
  }
  if (named.kind === 'online')
    return {
      kind: 'cannot-check',
      signer,
      because: named.host === sellerHost ? 'KEY_ONLINE' : 'KEY_ELSEWHERE',
      host: named.host,
    }
  return named.kind === 'unknown' && named.isKey
    ? unknownAlgorithm
    : { kind: 'cannot-check', signer, because: 'UNKNOWN_KEY' }
}

/** The DID a JWS says it is signed by: its `kid` without path and fragment. */
export function signerOf({ kid }: JwsStatement): string {
  return kid.replace(/[#?/].*$/, '')
}

function curveOf(named: ResolvedKey): PublicKey['curve'] | null {
  if (named.kind === 'address') return 'secp256k1'
  return named.kind === 'key' ? named.key.curve : null
}

function isSignedBy(
  { signed, signature }: JwsStatement,
  curve: PublicKey['curve'],
  by: Extract<ResolvedKey, { kind: 'key' | 'address' }>,
): boolean {
  if (signature.length !== 64) return false
  if (by.kind === 'address') {
    const hash = sha256(signed)
    return [0, 1].some(
      (parity) =>
        recoverAddress(hash, signature, parity)?.toLowerCase() === by.address,
    )
  }
  if (by.key.curve !== curve) return false
  const { bytes } = by.key
  try {
    switch (curve) {
      case 'Ed25519':
        return ed25519.verify(signature, signed, bytes, { zip215: false })
      case 'P-256':
        return p256.verify(signature, signed, bytes, { lowS: false })
      case 'secp256k1':
        // RFC 8812 does not ask for a low s; half of all signers make a high one.
        return secp256k1.verify(signature, signed, bytes, { lowS: false })
    }
  } catch {
    return false
  }
}

function isSameKey(a: PublicKey, b: PublicKey): boolean {
  return a.curve === b.curve && a.bytes.every((byte, i) => byte === b.bytes[i])
}
