import { expect, test } from 'vitest'
import type { LimitNotice } from '@/lib/contracts/limits'
import { sampleArea } from '@/lib/testing/sample-area'
import { createNotices } from './notices'

const notice: LimitNotice = {
  ...{ id: 'RULE_24H:r', limit: 'RULE_24H', percent: 80 },
  ...{ site: 'https://a.test', seller: 'https://a.test' },
  ...{ used: '8', of: '10', network: 'eip155:8453', asset: '0xa', atMs: 1 },
}

test('behavior: of one limit the latest stands, however answers come', async () => {
  const notices = createNotices(sampleArea())
  const all: LimitNotice = { ...notice, percent: 100, used: '10' }
  await Promise.all([notices.add(all), notices.add(notice)])
  expect(await notices.all()).toEqual([all])
  const other: LimitNotice = { ...notice, id: 'ALL_30D:' }
  await notices.add(other)
  const next: LimitNotice = { ...notice, atMs: 2 }
  await Promise.all([notices.add(next), notices.add(all)])
  expect(await notices.all()).toEqual([next, other])
  await notices.dismiss(notice.id)
  expect(await notices.all()).toEqual([other])
})
