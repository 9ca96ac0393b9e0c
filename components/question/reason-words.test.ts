import { describe, expect, test } from 'vitest'
import { reasonCodes } from '@/lib/x402/reason'
import words from '@/locales/en.json'
import { reasonWords } from './reason-words'

const written: Record<string, { what: string; do: string }> = words.reason

describe('reasonWords', () => {
  test('every code has words, and all words have a code', () => {
    expect(Object.keys(written).toSorted()).toEqual(
      [...reasonCodes, 'other'].toSorted(),
    )
  })

  test.each(Object.entries(written))('%s says what and what to do', (_, w) => {
    expect(Object.keys(w).toSorted()).toEqual(['do', 'what'])
    for (const sentence of Object.values(w)) {
      expect(sentence).toMatch(/^[A-Z].+\.$/)
      expect(sentence).not.toMatch(/!|\$|invalid/)
    }
  })

  test('behavior: no two codes share a sentence', () => {
    const sentences = Object.values(written).map(({ what }) => what)
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  test('default', () => {
    expect(reasonWords('LOCKED')).toEqual(words.reason.LOCKED)
  })

  test('behavior: a code without words gets general ones', () => {
    expect(reasonWords('NEVER_HEARD_OF')).toEqual(words.reason.other)
    expect(reasonWords('toString')).toEqual(words.reason.other)
  })
})
