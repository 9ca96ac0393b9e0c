import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { PaymentRow } from '../../lib/contracts/history.ts'
import type { ExportRow } from '../../lib/export/row.ts'
import { paymentHeader, signedIn } from '../harness/authorisations.ts'
import { launch } from '../harness/browser.ts'
import { readCsv, unguarded } from '../harness/csv.ts'
import { expect, test } from '../harness/test.ts'
import { callWallet, openSpeaker } from '../harness/wallet.ts'
import { openHistory } from '../screens/history.ts'
import { enterOn, tabTo } from '../screens/keyboard.ts'
import { lookAtAll } from '../screens/proof.ts'
import { buyOfEach, hostileCode, hostileTitle } from '../screens/purchases.ts'
import { Ajv2020 } from '../testbed/json-schema.ts'

const schema = JSON.parse(
  readFileSync(
    path.resolve(import.meta.dirname, '../../docs/history-export.schema.json'),
    'utf8',
  ),
)

/** The rows of an export, as they stand in it. */
const rowsText = (text: string) => text.slice(text.indexOf('\n'))

test('what was paid is exported, read elsewhere and exported again', async ({
  bed,
  page,
  wallet,
  loaded,
  reader,
}) => {
  const { hand } = bed.sellers
  hand.log.clear()
  await buyOfEach({ bed, page, wallet, reader })
  // Three files are compared below, made one after the other.
  await lookAtAll(wallet)
  const paid = await wallet.history()
  expect(paid).toHaveLength(6)
  const history = await openHistory(loaded)

  const csv = await history.export('csv')
  expect(csv.name).toMatch(/^tuppence-history-\d{4}-\d\d-\d\d\.csv$/)
  await expect(
    history.page.getByText('A file with 6 payments is ready.'),
  ).toBeVisible()
  const json = await history.export('json')
  const document: { wallet: string; rows: ExportRow[] } = JSON.parse(json.text)

  const validate = new Ajv2020({ strict: true }).compile(schema)
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true)
  expect(document.wallet.toLowerCase()).toBe(wallet.address.toLowerCase())
  expect(document.rows.map(seen)).toEqual(paid.map(seen))
  expect(document.rows.map(({ status }) => status)).toEqual([
    'refused',
    'undelivered',
    'delivered',
    'delivered',
    'delivered',
    'delivered',
  ])
  // Nothing in a file can be presented: neither key nor signature is there.
  expect(json.text).not.toContain(wallet.key.slice(2))
  expect(hand.log.paid()).toHaveLength(4)
  for (const request of hand.log.paid()) {
    const header = paymentHeader(request)
    const { signature } = signedIn(request)
    expect(signature).toMatch(/^0x[0-9a-f]{130}$/)
    expect(json.text + csv.text).not.toContain(header)
    expect(json.text + csv.text).not.toContain(signature)
  }

  const lines = readCsv(csv.text)
  expect(lines.map(ofCsv)).toEqual(document.rows.map(ofJson))
  expect(lines.some(({ title }) => title === `'${hostileTitle}`)).toBe(true)
  expect(lines[0]?.code).toBe(`'${hostileCode}`)
  for (const line of lines)
    for (const cell of Object.values(line)) expect(cell).not.toMatch(/^[=+\-@]/)

  const months = readCsv((await history.export('summary')).text)
  expect(months.map(({ site, amount }) => [site, amount])).toEqual(
    expect.arrayContaining([
      [bed.sellers.hand.origin, '0.04'],
      [bed.sellers.v2.origin, '0.01'],
      [bed.sellers.v2.origin, '0.25'],
    ]),
  )

  // A fresh browser without a wallet: only somewhere to read it.
  const other = await launch()
  try {
    const speaker = await openSpeaker(other)
    const limits = await callWallet(speaker, 'limits')
    const elsewhere = await openHistory(other)
    await expect(elsewhere.page.getByText('Nothing paid yet')).toBeVisible()
    await elsewhere.import(json.text)
    await expect(
      elsewhere.page.getByText('6 payments were added.'),
    ).toBeVisible()
    await expect(elsewhere.rows).toHaveCount(6)
    for (const row of await elsewhere.rows.all())
      await expect(row.getByText('from a file')).toBeVisible()
    await expect(elsewhere.totals).toContainText('6 payments · $0.25')

    await elsewhere.open(/HYPERLINK/)
    const { detail } = elsewhere
    await expect(detail.getByText(/nothing can be done with it/)).toBeVisible()
    for (const name of [/^Hide/, /^Look now/, /^Try again/])
      await expect(detail.getByRole('button', { name })).toHaveCount(0)
    expect(await callWallet(speaker, 'limits')).toEqual(limits)

    const again = await elsewhere.export('json')
    expect(rowsText(again.text)).toBe(rowsText(json.text))
    expect((await elsewhere.export('csv')).text).toBe(csv.text)

    // The same file once more brings nothing new.
    await elsewhere.import(json.text)
    await expect(
      elsewhere.page.getByText('No payment was added.'),
    ).toBeVisible()
    await expect(elsewhere.rows).toHaveCount(6)

    const { page } = elsewhere
    await page.getByRole('button', { name: /^Forget payments/ }).click()
    await page.getByRole('button', { name: 'Keep them' }).click()
    await expect(elsewhere.rows).toHaveCount(6)
    await page.getByRole('button', { name: /^Forget payments/ }).click()
    await page.getByRole('button', { name: 'Forget them' }).click()
    await expect(page.getByText(/are forgotten/)).toBeVisible()
    await expect(page.getByText('Nothing paid yet')).toBeVisible()
    expect(await callWallet(speaker, 'history', { limit: 10 })).toMatchObject({
      rows: [],
    })
  } finally {
    await other.close()
  }
})

test('by keyboard: what the filter leaves is exported, and read back', async ({
  bed,
  wallet,
  loaded,
  reader,
}) => {
  const { v2, hand } = bed.sellers
  await reader.pay(`${v2.origin}/articles/otters`)
  await reader.pay(`${hand.origin}/dialect/v2-header`)
  const history = await openHistory(loaded)
  const { page, rows } = history
  await expect(rows).toHaveCount(2)
  await tabTo(history.search)
  await page.keyboard.type('/otters')
  await expect(rows).toHaveCount(1)

  await enterOn(history.part('Export and import'))
  await tabTo(page.getByLabel('File', { exact: true }))
  await page.keyboard.type('All')
  const file = await history.saved(() =>
    enterOn(page.getByRole('button', { name: 'Export', exact: true })),
  )
  expect(file.name).toMatch(/\.json$/)
  const document: { rows: ExportRow[] } = JSON.parse(file.text)
  expect(document.rows.map(({ url }) => url)).toEqual([
    `${v2.origin}/articles/otters`,
  ])
  await expect(page.getByText('A file with 1 payment is ready.')).toBeVisible()

  await tabTo(page.getByRole('combobox', { name: 'Payments' }))
  await page.keyboard.type('All')
  const all = await history.saved(() =>
    enterOn(page.getByRole('button', { name: 'Export', exact: true })),
  )
  expect(JSON.parse(all.text).rows).toHaveLength(2)

  // Read by the browser that wrote it, it adds nothing.
  const choosing = page.waitForEvent('filechooser')
  await tabTo(page.getByLabel(/^Read a file/))
  await page.keyboard.press('Enter')
  await (await choosing).setFiles({
    name: all.name,
    mimeType: 'application/json',
    buffer: Buffer.from(all.text),
  })
  await expect(page.getByText('No payment was added.')).toBeVisible()
  expect((await wallet.history()).every(({ isImported }) => !isImported)).toBe(
    true,
  )
})

type Seen = Pick<
  PaymentRow,
  'id' | 'createdAtMs' | 'site' | 'seller' | 'url' | 'title' | 'status' | 'code'
>

/** What the list and the file both say of a payment. */
function seen({
  id,
  createdAtMs,
  site,
  seller,
  url,
  title,
  status,
  code,
}: Seen): Seen {
  return { id, createdAtMs, site, seller, url, title, status, code }
}

/** A payment of the table, its texts as they were. */
function ofCsv(line: Record<string, string>) {
  return {
    id: line.id,
    time: line.time,
    site: line.site,
    seller: line.seller,
    url: line.url,
    title: unguarded(line.title ?? ''),
    amount: line.amount,
    token: line.token,
    usd: line.usd,
    network: line.network,
    payTo: line.pay_to,
    nonce: line.nonce,
    status: line.status,
    code: unguarded(line.code ?? ''),
    transaction: line.proof_transaction,
    receipt: line.receipt_transaction,
    decidedBy: line.decided_by,
  }
}

function ofJson(row: ExportRow): ReturnType<typeof ofCsv> {
  return {
    id: row.id,
    time: new Date(row.createdAtMs).toISOString(),
    site: row.site,
    seller: row.seller,
    url: row.url,
    title: row.title,
    amount: row.amount,
    token: row.symbol,
    usd: row.usd ?? '',
    network: row.network,
    payTo: row.payTo,
    nonce: row.nonce,
    status: row.status,
    code: row.code ?? '',
    transaction: row.proof?.kind === 'settled' ? row.proof.transaction : '',
    receipt: row.receipt?.transaction ?? '',
    decidedBy: row.decidedBy.kind,
  }
}
