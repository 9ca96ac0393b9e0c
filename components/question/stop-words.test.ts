import { describe, expect, test } from 'vitest'
import type { StopView } from '@/lib/contracts/limits'
import { stopCodes } from '@/lib/policy/stop'
import { tokens } from '@/lib/tokens/tokens'
import words from '@/locales/en.json'
import { isSettledInLimits, stopWords } from './stop-words'

const [token] = tokens
const stop = (changes: Partial<StopView> = {}): StopView => ({
  code: 'OVER_RULE_24H',
  ruleId: 'r',
  offerIndex: 0,
  limit: { used: '960000', of: '1000000', unit: 'token' },
  raiseTo: null,
  ...changes,
})

describe('stopWords', () => {
  test('every code has words, and all words have a code', () => {
    expect(Object.keys(words.stop).toSorted()).toEqual(
      [...stopCodes, 'bare', 'most', 'used'].toSorted(),
    )
  })

  test.each(stopCodes)(
    '%s is one sentence, with and without numbers',
    (code) => {
      for (const limit of [stop().limit, null]) {
        const sentence = stopWords(stop({ code, limit }), token)
        expect(sentence).toMatch(/^[A-Z].+[^.]\.$/)
        expect(sentence).not.toMatch(/\$\d(?!\.)|!|undefined/)
      }
    },
  )

  test('default', () => {
    expect(stopWords(stop(), token)).toBe(
      'Over what this site may take in 24 hours: 0.96 of 1.00 USDC used, 0.04 USDC left.',
    )
  })

  test('behavior: one payment has a limit, and nothing used of it', () => {
    const one = stop({
      code: 'OVER_PAYMENT',
      limit: { used: '0', of: '50000', unit: 'token' },
    })
    expect(stopWords(one, token)).toBe(
      'More than this site may take at once: the limit is 0.05 USDC.',
    )
  })

  test('behavior: used beyond the limit leaves nothing, not less', () => {
    const over = stop({
      limit: { used: '1200000', of: '1000000', unit: 'usd' },
    })
    expect(stopWords(over, undefined)).toContain('$0.00 left')
  })

  test('behavior: amounts of an unknown token are not named', () => {
    expect(stopWords(stop(), undefined)).toBe(
      'Over what this site may take in 24 hours.',
    )
  })
})

describe('isSettledInLimits', () => {
  const raiseTo = { perPayment: '1', per24h: '1', per30d: '1' }

  test.each([
    ['OVER_RULE_24H', raiseTo, false],
    ['OVER_RULE_24H', null, true],
    ['OVER_SITE_30D', null, true],
    ['AUTO_PAUSED', null, true],
    ['PRICE_ROSE', null, false],
  ] as const)('%s raised to %o: %s', (code, raised, expected) => {
    expect(isSettledInLimits(stop({ code, raiseTo: raised }))).toBe(expected)
  })
})
