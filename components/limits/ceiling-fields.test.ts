import { expect, test } from 'vitest'
import { ceilingTexts, raisedCeilings, readCeilings } from './ceiling-fields'
import { sampleCeilings } from './samples'

test('writes every ceiling in dollars and reads it back', () => {
  const texts = ceilingTexts(sampleCeilings)
  expect(texts).toMatchObject({ allPer24h: '3.00', manualPerPayment: '25.00' })
  expect(readCeilings(texts)).toEqual({ ok: true, ceilings: sampleCeilings })
})

test('behavior: says what cannot be kept, each at its place', () => {
  const texts = {
    ...ceilingTexts(sampleCeilings),
    allPer24h: '30.01',
    sitePer30d: 'much',
    perPayment: '0.1234567',
  }
  expect(readCeilings(texts)).toEqual({
    ok: false,
    problems: {
      allPer24h: 'OVER_30D',
      sitePer30d: 'BAD_AMOUNT',
      perPayment: 'TOO_PRECISE',
    },
  })
})

test('names what rises, not what falls', () => {
  const after = {
    ...sampleCeilings,
    // Fewer digits and a larger first digit: compared as numbers, not as text.
    allPer24h: '900000',
    sitePer24h: '10000000',
  }
  expect(raisedCeilings(sampleCeilings, after)).toEqual(['sitePer24h'])
  expect(raisedCeilings(sampleCeilings, sampleCeilings)).toEqual([])
})
