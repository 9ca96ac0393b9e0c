import { type Address, type Hex, keccak256, stringToHex } from 'viem'
import type { SignInTerms } from './terms'

/** The text of a sign-in, as EIP-4361 writes it. `address`: EIP-55. */
export function signInMessage(terms: SignInTerms, address: Address): string {
  const lines = [
    `${terms.domain} wants you to sign in with your Ethereum account:`,
    address,
    '',
    ...(terms.statement === undefined ? [] : [terms.statement]),
    '',
    `URI: ${terms.uri}`,
    `Version: ${terms.version}`,
    `Chain ID: ${terms.chainId.slice('eip155:'.length)}`,
    `Nonce: ${terms.nonce}`,
    `Issued At: ${terms.issuedAt}`,
    ...line('Expiration Time', terms.expirationTime),
    ...line('Not Before', terms.notBefore),
    ...line('Request ID', terms.requestId),
    ...(terms.resources
      ? ['Resources:', ...terms.resources.map((uri) => `- ${uri}`)]
      : []),
  ]
  return lines.join('\n')
}

/** What is signed of it: the hash of EIP-191, version 0x45. */
export function signInDigest(terms: SignInTerms, address: Address): Hex {
  const text = stringToHex(signInMessage(terms, address))
  const bytes = (text.length - 2) / 2
  const prefix = stringToHex(`\x19Ethereum Signed Message:\n${bytes}`)
  return keccak256(`${prefix}${text.slice(2)}`)
}

function line(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${name}: ${value}`]
}
