// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { QuestionView } from '@/lib/contracts/question'
import { armed, ask, previousView } from './question-fixture'

afterEach(cleanup)

const statuses = () =>
  screen.getAllByRole('status').map(({ textContent }) => textContent)

const previous = {
  ...previousView,
  status: 'unknown' as const,
  canPresentUntilMs: Date.now() + 600_000,
  liveUntilMs: Date.now() + 600_000,
}
const signIn: QuestionView['signIn'] = {
  kind: 'offered',
  address: '0x2096B3E6a1E6b64c4F1e7bC1e1a2f3B4c5D6287C',
  statement: null,
  message: 'Sign in',
}

test('says when Pay is ready', async () => {
  ask()
  expect(statuses()).toContain('Pay is ready in a moment.')
  await armed()
  expect(statuses()).toContain('Pay is ready.')
})

test.each<[string, Partial<QuestionView>]>([
  ['a sign-in', { state: 'sign-in', signIn, offers: [] }],
  ['a price to show', { state: 'hidden-price', offers: [] }],
  ['the same payment again', { state: 'outcome', previous }],
  ['opening again for nothing', { state: 'paid-before', previous }],
])('behavior: %s is not called Pay', async (_, question) => {
  ask(question)
  expect(statuses()).toContain('Ready in a moment.')
  await armed()
  expect(statuses()).toContain('Ready.')
  expect(statuses().join()).not.toContain('Pay is ready')
})

test('behavior: a Pay that cannot be pressed is not called ready', async () => {
  ask({}, { balance: 6_000n })
  await armed()
  expect(document.body.textContent).not.toContain('Pay is ready')
})
