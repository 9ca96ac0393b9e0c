import type { Page } from '@playwright/test'
import {
  sampleDetail,
  sampleHash,
  sampleRow,
  sampleSettled,
} from '../../components/history/samples.ts'
import { sampleLimits, sampleRule } from '../../components/limits/samples.ts'
import type { PaymentDetail } from '../../lib/contracts/history.ts'
import { sampleRow as wholeRow } from '../../lib/export/sample-row.ts'
import type { LoadedBrowser } from '../harness/browser.ts'
import { expect, test } from '../harness/test.ts'
import { inspect, sizes } from '../screens/inspect.ts'
import { enterOn, tabTo, typeInto } from '../screens/keyboard.ts'
import { sampleHistory } from '../screens/sample-history.ts'
import { openHearing } from '../screens/stand-in.ts'

const path = 'dashboard.html#/history'
const status = {
  wallet: 'unlocked',
  address: `0x${'1'.repeat(40)}`,
  locksAtMs: null,
  origin: 'created',
} as const

async function openHistory(
  loaded: LoadedBrowser,
  payment: PaymentDetail = sampleDetail(),
): Promise<Page> {
  const site = 'https://site-3.example.com'
  const page = await openHearing(loaded, path, {
    status,
    payment,
    exportRows: { rows: [wholeRow({ id: payment.row.id })], next: null },
    history: { rows: sampleHistory(), next: null },
    limits: sampleLimits({ rules: [sampleRule({ site, seller: site })] }),
  })
  await expect(page.getByRole('list', { name: 'Payments' })).toBeVisible()
  return page
}

test('History: none, many, filters, a site, spending, files', async ({
  loaded,
}) => {
  const none = await openHearing(loaded, path, {
    status,
    history: { rows: [], next: null },
  })
  await expect(none.getByText('Nothing paid yet')).toBeVisible()
  await inspect(none, 'history-empty', 'wide', 'least')
  await none.close()

  const page = await openHistory(loaded)
  await inspect(
    page,
    'history-many',
    'wide',
    'middle',
    'narrow',
    'least',
    'tab',
  )
  await page.getByText('Filters', { exact: true }).click()
  await inspect(page, 'history-filters', 'wide', 'least')
  await page.getByLabel('Site', { exact: true }).selectOption({
    label: 'site-3.example.com',
  })
  await page.getByText('Filters', { exact: true }).click()
  await expect(page.getByText('0.30 of 1.00')).toBeVisible()
  await inspect(page, 'history-site', 'wide', 'least')
  await page.getByRole('button', { name: 'Show all sites' }).click()

  await page.getByText('Spending', { exact: true }).click()
  await inspect(page, 'history-spending', 'wide', 'tab', 'least')
  await page.getByLabel('As a table').click()
  await inspect(page, 'history-spending-table', 'wide', 'least')
  await page.getByText('Spending', { exact: true }).click()

  await page.getByText('Export and import', { exact: true }).click()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByText('A file with 1 payment')).toBeVisible()
  await page.getByLabel('Read a file').setInputFiles({
    name: 'history.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"schema":"tuppence-history"'),
  })
  await expect(page.getByText(/damaged/)).toBeVisible()
  await inspect(page, 'history-files', 'wide', 'least')
  await page.getByRole('searchbox', { name: 'Search' }).fill('no such page')
  await expect(page.getByText('No payment fits')).toBeVisible()
  await inspect(page, 'history-nothing-found', 'wide', 'least')
})

const nowMs = Date.now()
const details: Record<string, Partial<PaymentDetail>> = {
  verified: {
    row: sampleRow({ isProvenBy: 'chain', decidedBy: 'rule' }),
    proof: sampleSettled({ amount: '9000' }),
    rule: {
      id: 'r',
      perPayment: '50000',
      per24h: '1000000',
      per30d: '10000000',
      isThere: true,
    },
    signed: {
      offer: {
        verdict: 'true',
        format: 'jws',
        signer: 'did:jwk:eyJrdHkiOiJFQyJ9',
        because: null,
      },
      receipt: {
        verdict: 'false',
        format: 'eip712',
        signer: `0x${'7'.repeat(40)}`,
        because: 'BAD_SIGNATURE',
      },
    },
  },
  'paid-not-delivered': {
    row: sampleRow({ status: 'undelivered', isProvenBy: 'chain' }),
    proof: sampleSettled({ transaction: `0x${'9'.repeat(64)}` }),
  },
  'not-known': {
    row: sampleRow({
      status: 'refused',
      code: 'insufficient_funds',
      isProvenBy: 'none',
      liveUntilMs: nowMs + 600_000,
      nextLookAtMs: nowMs + 60_000,
    }),
    receipt: null,
    canPresent: true,
    proof: {
      kind: 'open',
      because: 'DISAGREE',
      atMs: nowMs,
      nextAtMs: nowMs + 60_000,
    },
  },
  'from-a-file': {
    row: sampleRow({ isImported: true, isProvenBy: 'none' }),
    receipt: null,
  },
  'long-text': {
    row: sampleRow({
      site: `https://${'a-department.'.repeat(12)}example.co.uk`,
      url: `https://news.example.com/${'otters-and-tides/'.repeat(30)}`,
      title: 'Wörter ohne Ende '.repeat(20),
      amount: '1234567890123456',
      status: 'refused',
      code: 'a_code_that_does_not_end_'.repeat(5),
      isProvenBy: 'none',
    }),
    receipt: {
      success: false,
      transaction: null,
      network: 'eip155:8453',
      payer: 'x'.repeat(300),
      amount: '9'.repeat(78),
      error: 'No words for it, and yet so many of them. '.repeat(20),
      raw: 'e'.repeat(4_000),
    },
  },
  nothing: {
    row: sampleRow({ status: 'void', isProvenBy: 'chain' }),
    proof: { kind: 'dead', chainTimeMs: nowMs, endpoints: 2, atMs: nowMs },
  },
}

for (const [name, detail] of Object.entries(details))
  test(`History: a payment opened, ${name}`, async ({ loaded }) => {
    const page = await openHistory(loaded, sampleDetail(detail))
    await page.getByRole('button', { name: /Story 1\b/ }).click()
    await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible()
    if (name === 'paid-not-delivered')
      await expect(
        page.getByRole('button', { name: 'Copy the evidence as text' }),
      ).toBeVisible()
    await inspect(page, `history-${name}`, 'wide', 'least')
  })

test('History by keyboard: search, open, close, filter', async ({ loaded }) => {
  const page = await openHistory(loaded, sampleDetail(details.verified))
  await page.setViewportSize(sizes.wide)
  const search = page.getByRole('searchbox', { name: 'Search' })
  await typeInto(search, 'story 119')
  const rows = page.getByRole('list', { name: 'Payments' }).getByRole('button')
  await expect(rows).toHaveCount(1)
  await expect(page.getByRole('status', { name: 'Totals' })).toContainText(
    '1 payment ·',
  )
  await enterOn(rows.first())
  const detail = page.getByRole('complementary', { name: 'Payment' })
  await expect(detail.getByText(sampleHash).first()).toBeVisible()
  await expect(detail.getByRole('link').first()).toHaveAttribute(
    'href',
    `https://basescan.org/tx/${sampleHash}`,
  )
  await page.keyboard.press('Escape')
  await expect(rows.first()).toBeFocused()
  await page.getByRole('button', { name: 'Show all' }).focus()
  await page.keyboard.press('Enter')
  await expect(search).toHaveValue('')
  await tabTo(page.locator('summary', { hasText: 'Spending' }))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('As a table')).toBeVisible()
})
