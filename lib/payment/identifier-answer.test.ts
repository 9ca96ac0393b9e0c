import { expect, test } from 'vitest'
import { aboutIdentifier } from './identifier-answer'
import type { Answer } from './ledger-port'

const answer = (status: number, change: Partial<Answer> = {}): Answer => ({
  delivery: 'unknown',
  code: `HTTP_${status}`,
  status,
  receipt: null,
  ...change,
})

test.each([
  ['409 with a number', 'pay_1', answer(409), 'IDENTIFIER_CONFLICT'],
  ['400 with a number', 'pay_1', answer(400), 'IDENTIFIER_REFUSED'],
  ['500 with a number', 'pay_1', answer(500), 'HTTP_500'],
  ['409 without a number', undefined, answer(409), 'HTTP_409'],
  [
    'a receipt that says no comes first',
    'pay_1',
    answer(409, { delivery: 'failed', code: 'declined' }),
    'declined',
  ],
])('%s', (_, identifier, said, code) => {
  const told = aboutIdentifier({ identifier }, said)
  expect(told).toEqual({ ...said, code })
})
