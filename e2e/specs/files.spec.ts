import { stat } from 'node:fs/promises'
import { expectPaidOnce } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'

test('a file is bought where its page would open, and saved once', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { v2 } = bed.sellers
  const books = await booksOf(v2)
  v2.log.clear()
  const saved: string[] = []
  page.on('download', (one) => saved.push(one.suggestedFilename()))
  await page.goto(`${v2.origin}/files/tide-table.pdf`)
  await reader.sayYes()
  await expect.poll(() => saved).toEqual(['tide-table.pdf'])
  await expectPaidOnce(books, 50_000n)
  await expect
    .poll(async () => (await wallet.history()).map(({ status }) => status))
    .toEqual(['delivered'])
  // Its path is shown: the only title there is belongs to the page that asked.
  await expect.poll(async () => (await wallet.history())[0]?.title).toBe('')
  expect(v2.log.paid()).toHaveLength(1)
  // The tab still shows the page that asked, and a reload of it asks again.
  await page.reload()
  await expect
    .poll(async () => (await wallet.questions())[0]?.state)
    .toBe('paid-before')
  expect(await books.settlements()).toBe(1)
})

test('what a player would ask for anew is saved, for one payment', async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { v2 } = bed.sellers
  const books = await booksOf(v2)
  v2.log.clear()
  const saved: string[] = []
  page.on('download', async (one) => {
    const { size } = await stat(await one.path())
    saved.push(`${one.suggestedFilename()} ${size}`)
  })
  await page.goto(`${v2.origin}/files/foghorn.wav`)
  await reader.sayYes()
  await expect.poll(() => saved).toEqual(['foghorn.wav 8044'])
  await expectPaidOnce(books, 20_000n)
  await expect
    .poll(async () => (await wallet.history()).map(({ status }) => status))
    .toEqual(['delivered'])
  await expect.poll(async () => (await wallet.history())[0]?.title).toBe('')
  const asked = v2.log.entries.filter((one) => one.url === '/files/foghorn.wav')
  expect(asked.map(({ status }) => status)).toEqual([402, 200])
  // Nothing is left that would have the next one saved.
  const rules = () =>
    wallet.page.evaluate(() => chrome.declarativeNetRequest.getSessionRules())
  await expect.poll(rules).toEqual([])
})

for (const [what, path, price] of [
  ['a document', '/files/pier-plan.pdf', 50_000n],
  ['a picture', '/files/otter.png', 20_000n],
] as const)
  test(`${what} is bought and opens in its place`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { v2 } = bed.sellers
    const books = await booksOf(v2)
    v2.log.clear()
    const type = () => page.evaluate(() => document.contentType).catch(String)
    await page.goto(v2.origin + path)
    await reader.sayYes()
    await expect
      .poll(type)
      .toBe(path.endsWith('.pdf') ? 'application/pdf' : 'image/png')
    await expectPaidOnce(books, price)
    expect(v2.log.paid()).toHaveLength(1)
    await expect
      .poll(async () => (await wallet.history())[0]?.title)
      .toContain(path.split('/').pop())
    expect(await wallet.questions()).toEqual([])
  })
