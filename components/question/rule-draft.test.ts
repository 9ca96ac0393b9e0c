import { describe, expect, test } from 'vitest'
import { type RuleDraft, type RuleOffer, readDraft } from './rule-draft'

const offer: RuleOffer = {
  perPayment: '20000',
  per24h: '1000000',
  per30d: '10000000',
  kind: 'open',
}
const read = (draft: Partial<RuleDraft>) =>
  readDraft(
    { perPayment: '0.02', per24h: '1', also: [], paysKnown: false, ...draft },
    { offer, price: 10_000n, decimals: 6 },
  )

describe('readDraft', () => {
  test('default', () => {
    expect(read({})).toEqual({
      numbers: {
        perPayment: '20000',
        per24h: '1000000',
        per30d: '10000000',
        kinds: ['open'],
      },
    })
  })

  test('behavior: ticks add kinds, the approved one stays', () => {
    expect(read({ also: ['send', 'open'] }).numbers?.kinds).toEqual([
      'open',
      'send',
    ])
  })

  test('behavior: 30 days are never less than 24 hours', () => {
    expect(read({ per24h: '10.000001' }).numbers?.per30d).toBe('10000001')
    expect(read({ per24h: '9.999999' }).numbers?.per30d).toBe('10000000')
  })

  test.each([
    ['', 'wrongAmount'],
    ['0,05', 'wrongAmount'],
    ['-1', 'wrongAmount'],
    ['1e3', 'wrongAmount'],
    ['9'.repeat(35), 'wrongAmount'],
    ['0.0000001', 'wrongDecimals'],
    ['0.00', 'wrongZero'],
    ['0.009999', 'wrongBelowPrice'],
  ])('error: per payment %j is %s', (perPayment, error) => {
    expect(read({ perPayment })).toEqual({
      numbers: null,
      perPayment: error,
      per24h: null,
    })
  })

  test.each([
    ['one', 'wrongAmount'],
    ['0', 'wrongZero'],
    ['0.019999', 'wrongBelowPayment'],
  ])('error: per 24 h %j is %s', (per24h, error) => {
    expect(read({ per24h })).toEqual({
      numbers: null,
      perPayment: null,
      per24h: error,
    })
  })

  test('error: both are named at once', () => {
    expect(read({ perPayment: '0.001', per24h: '?' })).toEqual({
      numbers: null,
      perPayment: 'wrongBelowPrice',
      per24h: 'wrongAmount',
    })
    expect(read({ perPayment: '?', per24h: '?' })).toEqual({
      numbers: null,
      perPayment: 'wrongAmount',
      per24h: 'wrongAmount',
    })
  })

  test('behavior: the price itself and one payment a day are enough', () => {
    expect(read({ perPayment: ' 0.01 ', per24h: '0.01' }).numbers).toEqual({
      perPayment: '10000',
      per24h: '10000',
      per30d: '10000000',
      kinds: ['open'],
    })
  })
})
