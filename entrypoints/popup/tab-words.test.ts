import { expect, test } from 'vitest'
import type { TabView } from '@/lib/contracts/tab'
import { wordsOfRule, wordsOfTab } from './tab-words'

const base = {
  network: 'eip155:8453',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
}
const testMoney = {
  network: 'eip155:84532',
  asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
}
const rule = { id: 'r', ...base, used: '30000', of: '1000000', state: null }
const tab: TabView = {
  site: 'https://a.test',
  isUnseen: false,
  taken24h: [],
  waiting: 0,
  priced: 0,
  prices: [],
  rules: [],
  isNever: false,
  isSilenced: false,
}
const paid = [{ ...base, amount: '50000' }]

test.each([
  [{}, 'No prices here'],
  [{ priced: 1 }, '1 priced item'],
  [{ priced: 3 }, '3 priced items'],
  [{ priced: 3, prices: paid }, '3 priced items · 0.05 USDC'],
  [
    { priced: 1, prices: [{ ...testMoney, amount: '10000' }] },
    '1 priced item · 0.01 USDC (TEST)',
  ],
  [
    { priced: 3, prices: [...paid, { ...testMoney, amount: '10000' }] },
    '3 priced items',
  ],
  [{ isUnseen: true, taken24h: paid }, 'Tuppence cannot see this site'],
  [{ isUnseen: true, waiting: 1 }, '1 question waiting'],
  [{ taken24h: paid, priced: 3 }, 'Paid 0.05 USDC here today'],
  [{ taken24h: paid, rules: [rule] }, 'Paid 0.05 here today · limit 1.00'],
  [
    { taken24h: paid, rules: [rule, { ...rule, ...testMoney }] },
    'Paid 0.05 USDC here today',
  ],
  [
    { taken24h: paid, rules: [{ ...rule, ...testMoney }] },
    'Paid 0.05 USDC here today',
  ],
  [
    { taken24h: [...paid, { ...testMoney, amount: '1' }], rules: [rule] },
    'Paid 0.05 USDC + 0.000001 USDC (TEST) here today',
  ],
  [{ taken24h: paid, waiting: 2 }, '2 questions waiting'],
])('%j reads %j', (change, words) => {
  expect(wordsOfTab({ ...tab, ...change })).toBe(words)
})

test('says what a rule used, and where its money is not real', () => {
  expect(wordsOfRule(rule)).toBe('Auto-pay: 0.03 of 1.00 USDC used in 24 h')
  expect(wordsOfRule({ ...rule, ...testMoney })).toBe(
    'Auto-pay: 0.03 of 1.00 USDC (TEST) used in 24 h',
  )
})

test.each([
  ['YOU', 'Auto-pay is paused for this site.'],
  [
    'UNDELIVERED',
    'Auto-pay is paused here: twice in a day, nothing came for your money.',
  ],
  ['ENDED', 'Your rule for this site has ended.'],
  [
    'IDLE',
    'Your rule for this site was not used for 30 days, so it asks again.',
  ],
  ['FIRST', 'The first payment under your rule is asked.'],
] as const)(
  'behavior: a rule that does not pay says why: %s',
  (state, words) => {
    expect(wordsOfRule({ ...rule, state })).toBe(words)
    expect(
      wordsOfTab({ ...tab, taken24h: paid, rules: [{ ...rule, state }] }),
    ).toBe('Paid 0.05 USDC here today')
  },
)
