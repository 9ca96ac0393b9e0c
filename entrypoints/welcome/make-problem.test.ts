import { expect, test, vi } from 'vitest'
import { CodedError } from '@/lib/messaging/errors'
import { makeProblem } from './make-problem'

const gone = new CodedError('unreachable', 'The background did not answer.')

test.each([
  [
    async () => false,
    'The wallet was not made. Nothing was stored. Try again.',
  ],
  // It stopped after it had written the wallet down.
  [async () => true, null],
  [async () => Promise.reject(gone), 'Tuppence did not answer. Try again.'],
])(
  'behavior: nothing is said of what was stored but what is there',
  async (hasWallet, words) => {
    expect(await makeProblem(gone, hasWallet)).toBe(words)
    expect(await makeProblem(new Error('port closed'), hasWallet)).toBe(words)
  },
)

test('behavior: a refusal is what it says, whatever is there', async () => {
  const hasWallet = vi.fn()
  const refused = new CodedError('WEAK_PASSWORD', 'weak')
  expect(await makeProblem(refused, hasWallet)).toMatch(/too easy to guess/)
  expect(hasWallet).not.toHaveBeenCalled()
})
