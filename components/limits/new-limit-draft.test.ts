import { expect, test } from 'vitest'
import { findToken } from '@/lib/tokens/find-token'
import { emptyDraft, readDraft } from './new-limit-draft'

const token = findToken(
  'eip155:8453',
  '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
)
if (!token) throw new Error('USDC on Base is missing.')
const draft = { ...emptyDraft(token), site: 'Example.com/news' }

test('reads a rule; without a seller the site itself charges', () => {
  expect(readDraft(draft)).toEqual({
    ok: true,
    rule: {
      site: 'https://example.com',
      seller: 'https://example.com',
      network: 'eip155:8453',
      asset: token.address,
      kinds: ['call'],
      perPayment: '50000',
      per24h: '1000000',
      per30d: '10000000',
    },
  })
  expect(readDraft({ ...draft, seller: 'api.test.org' })).toMatchObject({
    rule: { site: 'https://example.com', seller: 'https://api.test.org' },
  })
})

test('behavior: known prices are for calls alone', () => {
  const known = { ...draft, paysKnown: true }
  expect(readDraft(known)).toMatchObject({ rule: { paysKnown: true } })
  const opens = readDraft({ ...known, kinds: ['open'] })
  expect(opens.ok && opens.rule).not.toHaveProperty('paysKnown')
})

test('behavior: says what is wrong, each at its place', () => {
  expect(readDraft(emptyDraft(token))).toEqual({
    ok: false,
    problems: { site: true, limits: {} },
  })
  const wrong = {
    ...draft,
    seller: 'http://open.example',
    kinds: [],
    limits: { ...draft.limits, perPayment: '2' },
  }
  expect(readDraft(wrong)).toEqual({
    ok: false,
    problems: { seller: true, kinds: true, limits: { perPayment: 'OVER_24H' } },
  })
})
