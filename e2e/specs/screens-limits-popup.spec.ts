import { sampleLimits } from '../../components/limits/samples.ts'
import type { LimitNotice } from '../../lib/contracts/limits.ts'
import type { TabView } from '../../lib/contracts/tab.ts'
import { expect, test } from '../harness/test.ts'
import { expectNoScrolling, inspect } from '../screens/inspect.ts'
import { fillLedger } from '../screens/ledger.ts'
import { openHearing } from '../screens/stand-in.ts'

const usdc = {
  network: 'eip155:8453',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
}
const rule = {
  ...usdc,
  id: 'rule',
  used: '50000',
  of: '1000000',
  state: null,
}
const quiet: TabView = {
  site: 'https://news.example.com',
  isUnseen: false,
  taken24h: [],
  waiting: 0,
  priced: 0,
  prices: [],
  rules: [],
  isNever: false,
  isSilenced: false,
}
const noticeAt = (percent: 80 | 100, site: string): LimitNotice => ({
  ...usdc,
  id: `${percent}-${site}`,
  limit: 'RULE_24H',
  site,
  seller: site,
  percent,
  used: percent === 80 ? '810000' : '1000000',
  of: '1000000',
  atMs: Date.now(),
})
const notices = [
  noticeAt(80, 'https://news.example.com'),
  noticeAt(100, 'https://api.a-long-name-of-some-company.example.org'),
]

/** What a tab can be, by the name of its pictures. */
const tabs: Record<string, Partial<TabView>> = {
  paid: { taken24h: [{ ...usdc, amount: '50000' }], rules: [rule] },
  paused: { rules: [{ ...rule, state: 'YOU' }] },
  priced: { priced: 3, prices: [{ ...usdc, amount: '30000' }] },
  unseen: { isUnseen: true },
  'unseen-unnamed': { site: null, isUnseen: true },
  silenced: { priced: 40, isSilenced: true },
  never: { priced: 1, isNever: true },
  test: {
    taken24h: [
      { ...usdc, amount: '50000' },
      {
        network: 'eip155:84532',
        asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
        amount: '120000',
      },
    ],
    rules: [
      rule,
      {
        ...rule,
        id: 'test',
        network: 'eip155:84532',
        asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
      },
    ],
    site: 'https://a-very-long-name.of-one-department.of-a-newspaper.example.co.uk',
  },
}

test('the popup on tabs with prices and limits', async ({ wallet, loaded }) => {
  await fillLedger(wallet, 3)
  for (const [name, tab] of Object.entries(tabs)) {
    const popup = await openHearing(loaded, 'popup.html', {
      tab: { ...quiet, ...tab },
      limits: sampleLimits(),
    })
    await expect(popup.getByText('5.00 USDC').first()).toBeVisible()
    await inspect(popup, `popup-tab-${name}`, 'popup')
    await popup.close()
  }
})

test('the popup on a tab never asked about, locked', async ({
  wallet,
  loaded,
}) => {
  await wallet.call('lock')
  const popup = await openHearing(loaded, 'popup.html', {
    tab: { ...quiet, isNever: true },
  })
  await expect(popup.getByText('Unlock first to change that.')).toBeVisible()
  await expect(popup.getByRole('button', { name: 'Ask again' })).toBeDisabled()
  await inspect(popup, 'popup-never-locked', 'popup')
})

test('the popup with notices, paused and in doubt', async ({
  wallet,
  loaded,
}) => {
  await fillLedger(wallet, 6)
  const tab = { ...quiet, ...tabs.paid }
  for (const [name, said] of Object.entries({
    notices: { tab, notices, limits: sampleLimits() },
    'all-paused': { tab, limits: sampleLimits({ isPaused: true }) },
    doubt: { tab, limits: sampleLimits({ doubt: 'LEDGER_SUSPECT' }), notices },
  })) {
    const popup = await openHearing(loaded, 'popup.html', said)
    await expect(popup.getByText('5.00 USDC').first()).toBeVisible()
    if (!('notices' in said)) await expectNoScrolling(popup)
    await inspect(popup, `popup-${name}`, 'popup')
    await popup.close()
  }
})
