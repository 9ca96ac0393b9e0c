import fc from 'fast-check'
import { hashMessage, recoverMessageAddress } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { expect, test } from 'vitest'
import { signInDigest, signInMessage } from './message'
import { readSignIn } from './read'
import { anyTerms, offerOf, where } from './samples'
import type { SignInTerms } from './terms'
import { writeSignIn } from './write'

const account = privateKeyToAccount(generatePrivateKey())
const { address } = account

/** A second reading of EIP-4361, line by line, sharing nothing with the writer. */
function parse(message: string): Record<string, unknown> {
  const lines = message.split('\n')
  const take = () => lines.shift() ?? ''
  const parsed: Record<string, unknown> = {}
  parsed.domain = take().replace(
    / wants you to sign in with your Ethereum account:$/,
    '',
  )
  parsed.address = take()
  if (take() !== '') throw new Error('no blank line')
  const statement = take()
  if (statement !== '') {
    parsed.statement = statement
    if (take() !== '') throw new Error('no blank line after the statement')
  }
  for (const [name, key] of [
    ['URI', 'uri'],
    ['Version', 'version'],
    ['Chain ID', 'chain'],
    ['Nonce', 'nonce'],
    ['Issued At', 'issuedAt'],
    ['Expiration Time', 'expirationTime'],
    ['Not Before', 'notBefore'],
    ['Request ID', 'requestId'],
  ] as const)
    if (lines[0]?.startsWith(`${name}: `))
      parsed[key] = take().slice(name.length + 2)
  if (lines[0] === 'Resources:') {
    take()
    parsed.resources = lines.splice(0).map((line) => line.replace(/^- /, ''))
  }
  if (lines.length > 0) throw new Error(`left over: ${lines.join('|')}`)
  return parsed
}

const runs = { numRuns: 10_000 }

test('10,000 messages parse back to the same fields, read from what sellers send', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const read = readSignIn(offerOf(terms), where)
      expect(read).toEqual({ ok: true, terms })
      const { chainId, ...rest } = terms
      expect(parse(signInMessage(terms, address))).toEqual({
        ...rest,
        address,
        chain: chainId.slice(7),
      })
    }),
    runs,
  )
}, 120_000)

test('a statement in any letters of one line comes back too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (statement) => {
      const offer = offerOf({ ...sample, statement })
      const read = readSignIn(offer, where)
      if (!read.ok) {
        expect(read.because).toBe('SIGN_IN_STATEMENT')
        return
      }
      const parsed = parse(signInMessage(read.terms, address))
      expect(parsed).toMatchObject({ statement, nonce: sample.nonce })
    }),
    { numRuns: 5000 },
  )
})

const sample: SignInTerms = {
  domain: 'shop.example:8443',
  uri: 'https://shop.example:8443/',
  version: '1',
  chainId: 'eip155:8453',
  nonce: '0123456789abcdef',
  issuedAt: '2026-11-21T12:00:00Z',
}

test('the digest is that of EIP-191, and the header carries all of it', async () => {
  const terms = { ...sample, statement: 'Öffnen – 水獺 🦦' }
  const message = signInMessage(terms, address)
  expect(signInDigest(terms, address)).toBe(hashMessage(message))

  const signature = await account.signMessage({ message })
  const { name, value } = writeSignIn(terms, address, signature)
  expect(name).toBe('SIGN-IN-WITH-X')
  const sent = JSON.parse(Buffer.from(value, 'base64').toString('utf8'))
  expect(sent).toEqual({ ...terms, address, type: 'eip191', signature })
  expect(await recoverMessageAddress({ message, signature })).toBe(address)
})
