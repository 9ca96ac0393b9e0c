import { expect, test } from 'vitest'
import type { PaymentStatus } from '@/lib/contracts/history'
import { outcomeWords } from './outcome-words'
import { wordsOfTime } from './question/words-of-time'

const nowMs = new Date(2026, 10, 21, 12).getTime()
const soonMs = nowMs + 300_000
const at = wordsOfTime(soonMs, nowMs)

const say = (
  status: PaymentStatus,
  liveUntilMs = nowMs,
  nextLookAtMs: number | null = null,
) => outcomeWords({ status, liveUntilMs, nextLookAtMs }, nowMs)

test('one of four, in the words people are promised', () => {
  expect(say('delivered')).toBe('Paid and delivered')
  expect(say('undelivered')).toBe('Paid, not delivered')
  expect(say('void')).toBe('Nothing was taken')
  expect(say('unknown')).toBe('Not known yet')
})

test.each(['unknown', 'refused', 'failed'] as const)(
  '%s is not known until the chain has said so',
  (status) => {
    expect(say(status, soonMs)).toBe(`Not known yet – checking until ${at}`)
    expect(say(status, nowMs, soonMs)).toBe(
      `Not known yet – next look at ${at}`,
    )
    expect(say(status, nowMs, nowMs - 1)).toBe('Not known yet')
  },
)
