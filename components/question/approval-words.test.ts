import { expect, test } from 'vitest'
import { approvalCodes } from '@/lib/policy/approval-code'
import words from '@/locales/en.json'
import { approvalFailure } from './approval-words'

test('every code has words, and all words have a code', () => {
  expect(Object.keys(words.approval.because).toSorted()).toEqual(
    [...approvalCodes, 'INTERNAL'].toSorted(),
  )
})

test('a code without words gets general ones', () => {
  expect(approvalFailure('FEE_ROSE')).toBe(words.approval.because.FEE_ROSE)
  expect(approvalFailure('toString')).toBe(words.approval.because.INTERNAL)
})
