import { expect, test } from 'vitest'
import type { LimitNotice } from '@/lib/contracts/limits'
import { sampleArea } from '@/lib/testing/sample-area'
import { createNotices } from './notices'

const notice: LimitNotice = {
  ...{ id: 'p:RULE_24H', limit: 'RULE_24H', percent: 80 },
  ...{ site: 'https://a.test', seller: 'https://a.test' },
  ...{ used: '8', of: '10', network: 'eip155:8453', asset: '0xa', atMs: 1 },
}

test('behavior: a notice that comes twice at once is one, as it came first', async () => {
  const notices = createNotices(sampleArea())
  await Promise.all([notices.add(notice), notices.add({ ...notice, atMs: 2 })])
  expect(await notices.all()).toEqual([notice])
  await notices.dismiss(notice.id)
  expect(await notices.all()).toEqual([])
})
