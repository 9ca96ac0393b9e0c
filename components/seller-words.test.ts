import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanSellerWords } from './seller-words'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const count = (text: string) => [...segmenter.segment(text)].length

describe('cleanSellerWords', () => {
  test('leaves ordinary words of any script alone', () => {
    for (const words of [
      'Premium access',
      'Zugang für ä ö ü',
      '高级访问',
      'وصول',
    ])
      expect(cleanSellerWords(words)).toBe(words)
  })

  test('behavior: takes out what turns or hides text', () => {
    expect(cleanSellerWords('pay \u202eCDSU 10.0\u202c now')).toBe(
      'pay CDSU 10.0 now',
    )
    expect(cleanSellerWords('fr\u200bee\n\n\u2028\tnow\0')).toBe('fr ee now')
    expect(cleanSellerWords('\u200b\u2066\uE000\uD800')).toBe('')
  })

  test('behavior: keeps three combining marks of a flood', () => {
    expect(cleanSellerWords(`x${'\u0301'.repeat(500)}y`)).toBe(
      'x\u0301\u0301\u0301y',
    )
  })

  test('behavior: cuts at 140 graphemes and says so', () => {
    const cut = cleanSellerWords('é'.normalize('NFD').repeat(400))
    expect(count(cut)).toBe(140)
    expect(cut.endsWith('…')).toBe(true)
    expect(cleanSellerWords('a'.repeat(140))).toBe('a'.repeat(140))
  })

  test('behavior: cuts one endless grapheme', () => {
    expect(cleanSellerWords('\u1100'.repeat(2_000)).length).toBeLessThan(562)
  })

  test('property: holds for any text', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\u202e', '\u200d', '\u0301', '\0', '\uD83D', '\u1100'),
        fc.constantFrom('👩‍👩‍👧', '🇬🇧', ' ', '\u2028', '\uE000', '\u0378'),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      maxLength: 3_000,
    })
    fc.assert(
      fc.property(hostile, (text) => {
        const clean = cleanSellerWords(text)
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/u)
        expect(clean).not.toMatch(/\p{M}{4}/u)
        expect(clean).not.toMatch(/\s\s|^\s|\s$/)
        expect(count(clean)).toBeLessThanOrEqual(140)
      }),
      { numRuns: 500 },
    )
  })
})
