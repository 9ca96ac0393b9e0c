import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { HDKey } from '@scure/bip32'
import { mnemonicToSeedWebcrypto } from '@scure/bip39'
import fc from 'fast-check'
import { mnemonicToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import { deriveAddress } from './key'
import * as module from './phrase'

const { deriveSpendKey, formatPhrase, parsePhrase } = module

// The English 12 and 24 word vectors of BIP-39 (trezor/python-mnemonic).
const vectors = [
  ['00'.repeat(16), `${'abandon '.repeat(11)}about`],
  [
    '7f'.repeat(16),
    'legal winner thank year wave sausage worth useful legal winner thank yellow',
  ],
  [
    '80'.repeat(16),
    'letter advice cage absurd amount doctor acoustic avoid letter advice cage above',
  ],
  ['ff'.repeat(16), `${'zoo '.repeat(11)}wrong`],
  ['00'.repeat(32), `${'abandon '.repeat(23)}art`],
  [
    '7f'.repeat(32),
    `${'legal winner thank year wave sausage worth useful '.repeat(2)}legal winner thank year wave sausage worth title`,
  ],
  [
    '80'.repeat(32),
    `${'letter advice cage absurd amount doctor acoustic avoid '.repeat(2)}letter advice cage absurd amount doctor acoustic bless`,
  ],
  ['ff'.repeat(32), `${'zoo '.repeat(23)}vote`],
  [
    '9e885d952ad362caeb4efe34a8e91bd2',
    'ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic',
  ],
  [
    '68a79eaca2324873eacc50cb9c6eca8cc68ea5d936f98787c60c7ebc74e6ce7c',
    'hamster diagram private dutch cause delay private meat slide toddler razor book happy fancy gospel tennis maple dilemma loan word shrug inflict delay length',
  ],
  [
    'c0ba5a8e914111210f2bd131f3d5e08d',
    'scheme spot photo card baby mountain device kick cradle pact join borrow',
  ],
  [
    '9f6a2878b2520799a44ef18bc7df394e7061a224d2c33cd015b157d746869863',
    'panda eyebrow bullet gorilla call smoke muffin taste mesh discover soft ostrich alcohol speed nation flash devote level hobby quick inner drive ghost inside',
  ],
  [
    '23db8160a31d3e0dca3688ed941adbf3',
    'cat swing flag economy stadium alone churn speed unique patch report train',
  ],
  [
    '066dca1a2bb7e8a1db2832148ce9933eea0f3ac9548d793112d9a95c9407efad',
    'all hour make first leader extend hole alien behind guard gospel lava path output census museum junior mass reopen famous sing advance salt reform',
  ],
  [
    'f30f8c1da665478f49b001d94c5fc452',
    'vessel ladder alter error federal sibling chat ability sun glass valve picture',
  ],
  [
    'f585c11aec520db57dd353c69554b21a89b20fb0650966fa0a9d6f74fd989d8f',
    'void come effort suffer camp survey warrior heavy shoot primary clutch crush open amazing screen patrol group space point ten exist slush involve unfold',
  ],
] as const

const [, phrase] = vectors[0]

test('exports', () => {
  expect(Object.keys(module).sort()).toEqual([
    'deriveSpendKey',
    'formatPhrase',
    'parsePhrase',
  ])
})

describe('BIP-39', () => {
  test.each(vectors)('%s', async (entropy, words) => {
    expect(formatPhrase(hexToBytes(entropy))).toBe(words)
    expect(bytesToHex(parsePhrase(words))).toBe(entropy)
    const spend = await deriveSpendKey(parsePhrase(words))
    expect(deriveAddress(spend)).toBe(mnemonicToAccount(words).address)
  })

  test('seed of the first vector', async () => {
    expect(bytesToHex(await mnemonicToSeedWebcrypto(phrase, 'TREZOR'))).toBe(
      'c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04',
    )
  })
})

// BIP-32, test vectors 1 to 3.
test.each([
  [
    '000102030405060708090a0b0c0d0e0f',
    "m/0'/1/2'/2/1000000000",
    'xprvA41z7zogVVwxVSgdKUHDy1SKmdb533PjDz7J6N6mV6uS3ze1ai8FHa8kmHScGpWmj4WggLyQjgPie1rFSruoUihUZREPSL39UNdE3BBDu76',
  ],
  [
    'fffcf9f6f3f0edeae7e4e1dedbd8d5d2cfccc9c6c3c0bdbab7b4b1aeaba8a5a29f9c999693908d8a8784817e7b7875726f6c696663605d5a5754514e4b484542',
    "m/0/2147483647'/1/2147483646'/2",
    'xprvA2nrNbFZABcdryreWet9Ea4LvTJcGsqrMzxHx98MMrotbir7yrKCEXw7nadnHM8Dq38EGfSh6dqA9QWTyefMLEcBYJUuekgW4BYPJcr9E7j',
  ],
  [
    '4b381541583be4423346c643850da4b320e46a87ae3d2a4e6da11eba819cd4acba45d239319ac14f863b8d5ab5a0d0c64d2e8a1e7d1457df2e5a3c51c73235be',
    "m/0'",
    'xprv9uPDJpEQgRQfDcW7BkF7eTya6RPxXeJCqCJGHuCJ4GiRVLzkTXBAJMu2qaMWPrS7AANYqdq6vcBcBUdJCVVFceUvJFjaPdGZ2y9WACViL4L',
  ],
])('BIP-32 %s %s', (seed, path, key) => {
  const node = HDKey.fromMasterSeed(hexToBytes(seed)).derive(path)
  expect(node.privateExtendedKey).toBe(key)
})

describe('deriveSpendKey', () => {
  test('is the account every wallet shows first', async () => {
    const spend = await deriveSpendKey(parsePhrase(phrase))
    expect(bytesToHex(spend)).toBe(
      '1ab42cc412b618bdea3a599e3c9bae199ebf030895b039e9db1e30dafb12b727',
    )
    expect(deriveAddress(spend)).toBe(
      '0x9858EfFD232B4033E47d90003D41EC34EcaEda94',
    )
  })
})

describe('parsePhrase', () => {
  test.each([
    phrase.toUpperCase(),
    `  ${phrase.replaceAll(' ', '\n\t ')}\r\n`,
    phrase.replaceAll(' ', '\u3000'),
    phrase.replaceAll(' ', '\u00a0'),
  ])('behavior: takes any case and spacing', (words) => {
    expect(bytesToHex(parsePhrase(words))).toBe('00'.repeat(16))
  })

  test.each([
    ['nothing', ''],
    ['eleven words', phrase.replace('abandon ', '')],
    ['thirteen words', `${phrase} about`],
    ['a wrong checksum', phrase.replace('about', 'abandon')],
    ['an unknown word', phrase.replace('about', 'tuppence')],
    ['words in another order', `about ${phrase.replace(' about', '')}`],
    [
      '18 words',
      'gravity machine north sort system female filter attitude volume fold club stay feature office ecology stable narrow fog',
    ],
  ])('behavior: refuses %s', (_, words) => {
    expect(() => parsePhrase(words)).toThrow(
      expect.objectContaining({ code: 'BAD_PHRASE' }),
    )
  })

  test('behavior: quotes no word of what it refuses', () => {
    const refused = { message: '', cause: undefined as unknown }
    try {
      parsePhrase(phrase.replace('about', 'hunter2'))
    } catch (error) {
      Object.assign(refused, {
        message: (error as Error).message,
        cause: (error as Error).cause,
      })
    }
    expect(refused.message).not.toBe('')
    expect(refused.message).not.toMatch(/hunter2|abandon/)
    expect(refused.cause).toBeUndefined()
  })

  test('behavior: gives back what was formatted', () => {
    const entropy = fc.oneof(
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
    )
    fc.assert(
      fc.property(entropy, (bytes) => {
        const own = new Uint8Array(bytes)
        expect(parsePhrase(formatPhrase(own))).toEqual(own)
      }),
    )
  })

  test('behavior: refuses any other text with its code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(() => parsePhrase(text)).toThrow(
          expect.objectContaining({ code: 'BAD_PHRASE' }),
        )
      }),
    )
  })
})
