// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, test } from 'vitest'
import type { LimitNotice } from '@/lib/contracts/limits'
import { LimitNotices } from './limit-notices'

afterEach(cleanup)

const notice = (change: Partial<LimitNotice>): LimitNotice => ({
  id: 'p:RULE_24H',
  ...{ limit: 'RULE_24H', percent: 80, used: '820000', of: '1000000' },
  ...{ site: 'https://news.test', seller: 'https://api.test' },
  network: 'eip155:8453',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  atMs: 0,
  ...change,
})

test.each<[Partial<LimitNotice>, string]>([
  [{}, 'news.test used 0.82 of 1.00 USDC in 24 h.'],
  [
    { limit: 'RULE_30D', percent: 100 },
    'news.test used all of its 1.00 USDC in 30 days. It asks again from here.',
  ],
  [
    { limit: 'SITE_24H' },
    'news.test used $0.82 of the $1.00 any one site may take in 24 h.',
  ],
  [
    { limit: 'SELLER_30D', percent: 100 },
    'api.test was paid all of the $1.00 any one seller may take in 30 days. It asks again from here.',
  ],
  [{ limit: 'ALL_24H' }, 'All sites together used $0.82 of $1.00 in 24 h.'],
  [
    { limit: 'ALL_30D', percent: 100 },
    'All sites together used all of $1.00 in 30 days. Every payment is asked from here.',
  ],
])('%o', (change, words) => {
  render(
    <LimitNotices notices={[notice(change)]} onDismiss={() => undefined} />,
  )
  screen.getByText(words)
  screen.getByRole('button', { name: `Dismiss, ${words}` })
})
