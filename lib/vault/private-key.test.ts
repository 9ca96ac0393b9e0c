import { bytesToHex } from '@noble/hashes/utils.js'
import { privateKeyToAddress } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import { deriveAddress } from './key'
import { parseKey } from './private-key'

const key = 'ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'

describe('parseKey', () => {
  test.each([key, `0x${key}`, `0X${key}`, key.toUpperCase(), ` ${key}\n`])(
    'reads %j',
    (text) => {
      const bytes = parseKey(text)
      expect(bytesToHex(bytes)).toBe(key)
      expect(deriveAddress(bytes)).toBe(privateKeyToAddress(`0x${key}`))
    },
  )

  test.each([
    '',
    '0x',
    key.slice(1),
    `${key}0`,
    `0x0x${key}`,
    key.replace('a', 'g'),
    `${key.slice(0, 32)} ${key.slice(32)}`,
    `${key}\n${key}`,
  ])('behavior: refuses %j', (text) => {
    expect(() => parseKey(text)).toThrow(
      expect.objectContaining({ code: 'BAD_KEY' }),
    )
  })

  // Zero, the order of secp256k1 (SEC 2 §2.4.1), and all ones.
  test.each([
    '00'.repeat(32),
    'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141',
    'ff'.repeat(32),
  ])('behavior: a key out of range has no address: %s', (text) => {
    expect(() => deriveAddress(parseKey(text))).toThrow(
      expect.objectContaining({ code: 'BAD_KEY' }),
    )
  })

  test('behavior: the largest key has one', () => {
    const largest =
      'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140'
    expect(deriveAddress(parseKey(largest))).toBe(
      privateKeyToAddress(`0x${largest}`),
    )
  })
})
