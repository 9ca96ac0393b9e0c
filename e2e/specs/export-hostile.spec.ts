import { jsonOf } from '../../lib/export/history-json.ts'
import type { ExportRow } from '../../lib/export/row.ts'
import { sampleRow, sampleWallet } from '../../lib/export/sample-row.ts'
import { recordsOf } from '../harness/csv.ts'
import { expect, test } from '../harness/test.ts'
import { type HistoryScreen, openHistory } from '../screens/history.ts'
import { fillLedger } from '../screens/ledger.ts'
import { giveLimit } from '../screens/limits.ts'
import { lookAtNewest } from '../screens/proof.ts'

const head = { exportedAt: '2026-11-21T08:00:00.000Z', wallet: sampleWallet }
const written = (...rows: ExportRow[]) => [...jsonOf(head, rows)].join('')

/** Names a person may read and none of which is kept. */
const bad: [name: string, bytes: string | Buffer, words: RegExp][] = [
  ['nothing', '', /damaged/],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0, 0xd8]), /damaged/],
  ['half of a file', written(sampleRow()).slice(0, -40), /damaged/],
  ['two files in one', written(sampleRow()).repeat(2), /damaged|no history/],
  ['another document', '{"rows":[]}', /no history of Tuppence/],
  ['a list', '[1,2,3]', /no history of Tuppence/],
  [
    'a later version',
    written(sampleRow()).replace('"version":1', '"version":2'),
    /newer Tuppence/,
  ],
  [
    'a good payment before one whose amounts disagree',
    written(sampleRow(), sampleRow({ id: 'b', amount: '0.02' })),
    /Payment 2 of this file/,
  ],
  [
    'a payment with a key more',
    written(sampleRow()).replace('"id":', '"__proto__":{"a":1},"id":'),
    /Payment 1 of this file/,
  ],
  [
    'a payment without end',
    `${written(sampleRow()).slice(0, -4)},\n{"id":"${'x'.repeat(5_000_000)}`,
    /too large/,
  ],
  ['a deep hole', `${'['.repeat(200_000)}`, /no history|damaged|too large/],
]

test('files that are no history are refused in words, and nothing is lost', async ({
  bed,
  wallet,
  loaded,
  reader,
}) => {
  const { hand } = bed.sellers
  await giveLimit(reader, `${hand.origin}/dialect/v2-header`)
  // Proven now, the row stands still: no look of the wallet's own changes it.
  const { row } = await lookAtNewest(wallet)
  expect(row.isProvenBy).toBe('chain')
  const rows = await wallet.history()
  const limits = await wallet.call('limits')
  const history = await openHistory(loaded)
  for (const [name, bytes, words] of bad) {
    await history.import(bytes)
    const said = history.page.getByRole('alert').filter({ hasText: words })
    await expect(said, name).toBeVisible()
    await expect(said, name).toContainText('Nothing of it was added.')
    // The words of the next one are looked for from scratch.
    await history.page.reload()
    await expect(history.rows).toHaveCount(1)
  }
  expect(await wallet.history()).toEqual(rows)
  expect(await wallet.call('limits')).toEqual(limits)
})

test('a file written by an enemy is text to look at, and no more', async ({
  bed,
  context,
  wallet,
  loaded,
  reader,
}) => {
  const { hand } = bed.sellers
  await giveLimit(reader, `${hand.origin}/dialect/v2-header`)
  const [own] = await wallet.history()
  const limits = await wallet.call('limits')
  const site = 'https://evil.test'
  const nowMs = Date.now()
  const history = await openHistory(loaded)
  await history.import(
    written(
      // Another one's words under our own payment's name.
      sampleRow({ id: own?.id ?? '', title: 'Not ours', createdAtMs: nowMs }),
      sampleRow({
        id: '../../limits',
        site,
        title: '<img src=x onerror=alert(1)>\u202Egnp.exe',
        url: 'javascript:alert(document.domain)',
        createdAtMs: nowMs + 86_400_000,
        status: 'unknown',
        state: 'HANDED',
        delivery: 'unknown',
        proof: { kind: 'open', because: 'ANYTHING', atMs: nowMs },
        validBefore: String(Math.floor(nowMs / 1000) + 600),
      }),
    ),
  )
  await expect(history.page.getByText('1 payment was added.')).toBeVisible()
  await expect(history.rows).toHaveCount(2)
  await expect(history.page.getByText('Not ours')).toHaveCount(0)
  expect((await wallet.history()).find(({ id }) => id === own?.id)).toEqual(own)

  const alerts: string[] = []
  history.page.on('dialog', (dialog) => alerts.push(dialog.message()))
  await history.open(/onerror/)
  const { detail } = history
  await expect(detail.getByText(/nothing can be done with it/)).toBeVisible()
  await expect(detail.locator('img')).toHaveCount(0)
  for (const name of [/^Open the page/, /^Try again/, /^Look now/, /^Hide/])
    await expect(detail.getByRole('button', { name })).toHaveCount(0)
  for (const link of await detail.getByRole('link').all())
    expect(await link.getAttribute('href')).toMatch(
      /^https:\/\/basescan\.org\//,
    )
  expect(alerts).toEqual([])

  // Neither limits nor the badge nor the looks at the chain know of it.
  expect(await wallet.call('limits')).toEqual(limits)
  await expect(
    wallet.call('presentAgain', { id: '../../limits' }),
  ).resolves.toEqual({ ok: false, because: 'GONE' })
  await expect(
    wallet.call('hide', { id: '../../limits', isHidden: true }),
  ).rejects.toThrow('no such payment')
  const tabs = context.pages().length

  const { page } = history
  await history.openPart('Export and import')
  await page.getByRole('button', { name: /^Forget payments/ }).click()
  await page.getByRole('button', { name: 'Forget them' }).click()
  await expect(page.getByText(/are forgotten/)).toBeVisible()
  await expect(history.rows).toHaveCount(1)
  expect(await wallet.history()).toEqual([own])
  expect(context.pages()).toHaveLength(tabs)
})

test('a long export and a long import are cancelled, and nothing is lost', async ({
  context,
  wallet,
  loaded,
}) => {
  await fillLedger(wallet, 1_300)
  await context.addInitScript(holdBack)
  const history = await openHistory(loaded)
  const { page } = history
  await history.openPart('Export and import')
  const button = page.getByRole('button', { name: 'Export', exact: true })
  const bar = page.getByRole('progressbar')
  const downloads: string[] = []
  page.on('download', (one) => downloads.push(one.suggestedFilename()))

  await letThrough(history, 2)
  await button.click()
  await expect(page.getByText('Writing … 1,000 so far')).toBeVisible()
  await expect(bar).toHaveJSProperty('value', 1000 / 1300)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(bar).toHaveCount(0)
  await expect(button).toBeEnabled()
  await letThrough(history, 100)
  await expect(history.totals).toContainText('1,300 payments')

  const whole = await history.export('csv')
  expect(recordsOf(whole.text)).toHaveLength(1_301)
  expect(downloads).toHaveLength(1)

  const more = Array.from({ length: 1_300 }, (_, n) =>
    sampleRow({ id: `more-${n}`, createdAtMs: 1_700_000_000_000 + n }),
  )
  await letThrough(history, 1)
  await history.import(written(...more))
  await expect(page.getByText('Reading the file …')).toBeVisible()
  await expect(bar).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await letThrough(history, 100)
  await expect(page.getByText(/^Cancelled\. [\d,]+ payments? w/)).toBeVisible()
  await history.import(written(...more))
  await expect(history.totals).toContainText('2,600 payments', {
    timeout: 30_000,
  })
})

/** How many messages of a long work may still be answered. */
type Held = { left: number }

/** In a screen: what a long work asks is answered only when it may be. */
function holdBack(): void {
  if (location.pathname !== '/dashboard.html') return
  const { runtime } = chrome
  const send = runtime.sendMessage.bind(runtime)
  const held: Held = { left: 0 }
  Object.assign(globalThis, { held })
  const sendHeld = async (message: { name?: string }) => {
    if (['exportRows', 'importRows'].includes(message.name ?? ''))
      while (held.left-- <= 0) {
        held.left = 0
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    return await send(message)
  }
  Object.assign(runtime, { sendMessage: sendHeld })
}

async function letThrough(
  { page }: HistoryScreen,
  count: number,
): Promise<void> {
  await page.evaluate((count) => {
    const { held } = globalThis as unknown as { held: Held }
    held.left = count
  }, count)
}
