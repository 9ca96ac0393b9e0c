import { keccak_256 } from '@noble/hashes/sha3.js'
import {
  bytesToHex,
  concatBytes,
  hexToBytes,
  utf8ToBytes,
} from '@noble/hashes/utils.js'
import fc from 'fast-check'
import type { Address, Hex } from 'viem'
import { sign } from 'viem/accounts'
import { expect, test } from 'vitest'
import { networkById } from '@/lib/tokens/networks'
import { tokens } from '@/lib/tokens/tokens'
import type { Intent } from '../offer'
import { hashIntent } from './digest'
import { writePayload } from './payload'

const payer = '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4'
const payTo = '0x209693Bc6afc0C5328bA36FaF03C514EF312287C'
const privateKey: Hex = `0x${'11'.repeat(31)}01`

/** What the reference client (`@x402/evm` 2.27.0, v2 and v1) signed with that key. */
const recorded: { intent: Intent; digest: Hex; signature: Hex }[] = [
  {
    intent: intent({
      network: 'eip155:8453',
      asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
      validBefore: 1795233589n,
      nonce:
        '0xfdbb17596bd6fd035bbe4048a02e1362511987219f4d4705639ec1bb2cf27017',
    }),
    digest:
      '0x8b58fb99711d5b4a5a5925b2c606c0af8567cc72a55dd58dd4edd37355d4da1f',
    signature:
      '0x37b80eeb4748d695457007854dc6f0c00fbe17319298b96799c207b177082f2e0dfaa090b4894a43b586aa46a850d0ed176d2922c2923c15d592651ea73196cf1b',
  },
  {
    intent: intent({
      network: 'eip155:190415',
      asset: '0x401eCb1D350407f13ba348573E5630B83638E30D',
      validBefore: 1795234129n,
      nonce:
        '0xeec94866452eebc650999d9993208ca13837818bbe5d734546ce7d313e6f6937',
    }),
    digest:
      '0x7c9b96dc06ebb6c4b70ad9662b94e6f50c6f13aaf250faf148d05a0ff5b7d05f',
    signature:
      '0x35cc02bb1ab77ecdd73978eb2bf7a333cdcdcf6fc25ec96d8973336698c669d13d98d753f4864302acb935ed866c21327f6db4d5d0456d50ed35182bf837cd951c',
  },
  {
    // A name outside ASCII.
    intent: intent({
      network: 'eip155:14',
      asset: '0xe7cd86e13AC4309349F30B3435a9d337750fC82D',
      value: 1n,
      validBefore: 1795233829n,
      nonce:
        '0x42601fed7d63c4037c2f7948e6ba6e59d23361bc7e51635ed4f0f43fd50981d0',
    }),
    digest:
      '0x8e35b41087a8bafc3991f729a9069c22ec204617336f03a3eac9a4647c5b296c',
    signature:
      '0xf280f8b1788ee2e7133bd3202deabeeddb1236039d07b3737daf3e9cfc8e4c83293e27e17211c499f80e01f0f857a64f694518dedf80208720a2cd93007af6c31c',
  },
  {
    // The v1 client.
    intent: intent({
      network: 'eip155:84532',
      asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
      validAfter: 1795232929n,
      validBefore: 1795233589n,
      nonce:
        '0x6e2485e9619ca538a2f53af634fbb1bf07c1efe298f5b92a0abcedde6fd0643a',
    }),
    digest:
      '0x54fdf48f780dd0622406e2d56c27fcfd732738ebd1e72fd478f2b73baed8cb50',
    signature:
      '0x185df4696e767cbc1a62ac0af6fb31ac6752559ed7646b52c88401455f4834e6434fb11806309133ee5c82f9ea3e786d1dd3b3ed0005f9af1faa0cd25188b4651c',
  },
]

test.each(recorded)(
  'hashes and signs as the reference client on $intent.network',
  async ({ intent, digest, signature }) => {
    expect(hashIntent(intent)).toBe(digest)
    expect(
      await sign({ hash: hashIntent(intent), privateKey, to: 'hex' }),
    ).toBe(signature)
  },
)

test('equals EIP-712 written out by hand, for every token and any message', () => {
  const word = fc.uint8Array({ minLength: 32, maxLength: 32 })
  const address = fc.uint8Array({ minLength: 20, maxLength: 20 })
  const uint256 = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n })
  fc.assert(
    fc.property(
      fc.constantFrom(...tokens),
      fc.record({
        from: address.map(hex),
        to: address.map(hex),
        value: uint256,
        validAfter: uint256,
        validBefore: uint256,
        nonce: word.map(hex),
      }),
      (token, message) => {
        const made = intent({
          network: token.network,
          asset: token.address,
          ...message,
        })
        expect(hashIntent(made)).toBe(digestByHand(made))
      },
    ),
    { numRuns: 3_000 },
  )
})

test('a token that is not in our table cannot be signed for', () => {
  for (const change of [
    { asset: payTo },
    { network: 'eip155:84532' },
    { network: 'eip155:56' },
  ] as const)
    expect(() =>
      hashIntent(intent({ ...recorded[0]?.intent, ...change })),
    ).toThrow('UNKNOWN_TOKEN')
})

test('the payload carries the signature and what it signs', () => {
  const [vector] = recorded
  if (!vector) throw new Error('There are vectors.')
  expect(writePayload(vector.intent, vector.signature)).toEqual({
    signature: vector.signature,
    authorization: {
      from: payer,
      to: payTo,
      value: '10000',
      validAfter: '0',
      validBefore: '1795233589',
      nonce: vector.intent.nonce,
    },
  })
})

function intent(part: Partial<Intent>): Intent {
  return {
    scheme: 'exact',
    method: 'eip3009',
    network: 'eip155:8453',
    asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
    from: payer,
    to: payTo,
    value: 10_000n,
    validAfter: 0n,
    validBefore: 0n,
    nonce: `0x${'00'.repeat(32)}`,
    details: {},
    ...part,
  }
}

/** EIP-712 of EIP-3009's TransferWithAuthorization, straight from the two texts. */
function digestByHand(message: Intent): Hex {
  const token = tokens.find(
    ({ network, address }) =>
      network === message.network && address === message.asset,
  )
  if (!token) throw new Error('The token is in the table.')
  const domain = keccak_256(
    concatBytes(
      hashed(
        'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)',
      ),
      hashed(token.domain.name),
      hashed(token.domain.version),
      uint(BigInt(networkById(token.network)?.chainId ?? 0)),
      padded(token.address),
    ),
  )
  const struct = keccak_256(
    concatBytes(
      hashed(
        'TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)',
      ),
      padded(message.from),
      padded(message.to),
      uint(message.value),
      uint(message.validAfter),
      uint(message.validBefore),
      hexToBytes(message.nonce.slice(2)),
    ),
  )
  return hex(keccak_256(concatBytes(Uint8Array.of(0x19, 0x01), domain, struct)))
}

function hashed(text: string): Uint8Array {
  return keccak_256(utf8ToBytes(text))
}

function uint(value: bigint): Uint8Array {
  return hexToBytes(value.toString(16).padStart(64, '0'))
}

function padded(address: Address): Uint8Array {
  return hexToBytes(address.slice(2).toLowerCase().padStart(64, '0'))
}

function hex(bytes: Uint8Array): Hex {
  return `0x${bytesToHex(bytes)}`
}
