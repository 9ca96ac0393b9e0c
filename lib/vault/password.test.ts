import { hkdfSync, scryptSync } from 'node:crypto'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { createHeader } from './envelope'
import { assertNewPassword, derivePasswordKeys, maxMemory } from './password'
import { account, createRandom, startMs } from './testing'

const identity = {
  vaultId: '0123456789abcdef0123456789abcdef',
  createdAtMs: startMs,
  origin: 'created' as const,
  address: account,
} as const

// RFC 7914 §12.
test.each([
  [
    '',
    '',
    16,
    1,
    1,
    '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906',
  ],
  [
    'password',
    'NaCl',
    1024,
    8,
    16,
    'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
  ],
  [
    'pleaseletmein',
    'SodiumChloride',
    16384,
    8,
    1,
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
  ],
])('scrypt(%j, %j, %i, %i, %i)', async (secret, salt, N, r, p, expected) => {
  const options = { N, r, p, dkLen: 64 }
  expect(bytesToHex(await scryptAsync(secret, salt, options))).toBe(expected)
})

// The last vector takes 1 GiB: also the most a record may ask for.
test.runIf(process.env.TUPPENCE_LONG)('scrypt at the ceiling', async () => {
  const options = { N: 2 ** 20, r: 8, p: 1, dkLen: 64, maxmem: maxMemory }
  const key = await scryptAsync('pleaseletmein', 'SodiumChloride', options)
  expect(bytesToHex(key)).toBe(
    '2101cb9b6a511aaeaddbbe09cf70f881ec568d574a2ffd4dabe5ee9820adaa478e56fd8f4ba5d09ffa1c6d927c40f4c337304049e8a952fbcbf45c6fa77a41a4',
  )
})

describe('derivePasswordKeys', () => {
  test('is scrypt and HKDF as another library has them, after NFKC', async () => {
    const header = createHeader(identity, createRandom())
    const [{ salt }] = header.slots
    // A ligature, a full-width letter and a combining accent.
    const keys = await derivePasswordKeys('ﬁrst Ａ passworde\u0301', header)

    const stretched = scryptSync('first A passwordé', hexToBytes(salt), 32, {
      N: 131072,
      r: 8,
      p: 1,
      maxmem: 2 ** 28,
    })
    const expected = (label: string) => {
      const info = Buffer.concat([
        Buffer.from(label),
        hexToBytes(identity.vaultId),
      ])
      return Buffer.from(
        hkdfSync('sha256', stretched, Buffer.alloc(0), info, 32),
      ).toString('hex')
    }
    expect(bytesToHex(keys.dek)).toBe(expected('x402w/kek/pw/v1'))
    expect(bytesToHex(keys.recovery)).toBe(expected('x402w/kek/rec/v1'))
  })

  test('behavior: lets other work run meanwhile', async () => {
    let turns = 0
    const turning = setInterval(() => turns++, 5)
    await derivePasswordKeys('password', createHeader(identity, createRandom()))
    clearInterval(turning)
    expect(turns).toBeGreaterThan(3)
  })
})

describe('assertNewPassword', () => {
  test.each(['ten chars!', '🔑'.repeat(10), 'x'.repeat(256)])(
    'takes %s',
    (password) => expect(() => assertNewPassword(password)).not.toThrow(),
  )

  test.each([
    ['nothing', ''],
    ['nine characters', 'x'.repeat(9)],
    ['nine characters that take two units each', '🔑'.repeat(9)],
    ['257 characters', 'x'.repeat(257)],
    ['ten that NFKC makes nine', `${'x'.repeat(8)}e\u0301`],
  ])('behavior: refuses %s', (_, password) => {
    expect(() => assertNewPassword(password)).toThrow(
      expect.objectContaining({ code: 'WEAK_PASSWORD' }),
    )
  })
})
