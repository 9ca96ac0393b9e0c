import { describe, expect, test } from 'vitest'
import { readKey, readPhrase } from './read-secret'

// Test vectors of BIP-39.
const twelve =
  'legal winner thank year wave sausage worth useful legal winner thank yellow'
const twentyFour = `${'abandon '.repeat(23)}art`

describe('readPhrase', () => {
  test('reads words however they are spaced or cased', () => {
    expect(
      readPhrase(` ${twelve.toUpperCase().replaceAll(' ', '\n ')} `),
    ).toEqual({ ok: true, text: twelve })
    expect(readPhrase(twentyFour)).toEqual({ ok: true, text: twentyFour })
  })

  test('behavior: names the word that is not in the list', () => {
    expect(readPhrase(twelve.replace('year', 'yaer'))).toEqual({
      ok: false,
      problem: { because: 'UNKNOWN_WORD', word: 'yaer', position: 4 },
    })
  })

  test('behavior: counts the words and checks their sum', () => {
    expect(readPhrase('legal winner')).toMatchObject({
      problem: { because: 'WORD_COUNT', count: 2 },
    })
    expect(readPhrase(`${'abandon '.repeat(14)}abandon`)).toMatchObject({
      problem: { because: 'WORD_COUNT', count: 15 },
    })
    expect(readPhrase('abandon '.repeat(12))).toMatchObject({
      problem: { because: 'BAD_CHECKSUM' },
    })
  })
})

describe('readKey', () => {
  test('reads 64 hex digits', () => {
    expect(readKey(`  ${'AB'.repeat(32)} `)).toEqual({
      ok: true,
      text: `0x${'ab'.repeat(32)}`,
    })
  })

  test.each([
    '',
    '0x1',
    'zz'.repeat(32),
    '00'.repeat(32),
    'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141',
    'ff'.repeat(32),
    `0x${'ab'.repeat(32)}ab`,
  ])('behavior: refuses %s', (typed) => {
    expect(readKey(typed)).toMatchObject({ problem: { because: 'BAD_KEY' } })
  })
})
