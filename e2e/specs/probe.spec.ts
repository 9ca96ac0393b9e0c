import { expect, test } from '../harness/test.ts'

test('a page is paid by message', async ({ page, bed, wallet }) => {
  const chain = bed.chains[84532]
  const { origin, payTo } = bed.sellers.v2
  const before = await chain.balanceOf(payTo)
  await page.goto(`${origin}/articles/otters`)
  await expect.poll(() => wallet.call<any[]>('questions'), { timeout: 5000 }).toHaveLength(1)
  const [q] = await wallet.call<any[]>('questions')
  console.log(JSON.stringify(q, null, 1).slice(0, 1500))
  const r = await wallet.call('answer', { questionId: q.id, hash: q.hash, choice: { kind: 'pay', offerIndex: q.offers[0].index, again: false } })
  console.log(r)
  await expect(page.locator('h1')).toHaveText(/Goods at/)
  expect(await chain.balanceOf(payTo) - before).toBe(10_000n)
  const { rows } = await wallet.call<any>('history', { limit: 10 })
  console.log(rows)
  console.log(await wallet.call('payment', { id: rows[0].id }))
})

for (const [seller, path] of [['v2', '/api/quote'], ['v1', '/api/quote'], ['hand', '/dialect/v2-body']] as const)
  test(`a call is paid by message ${seller}${path}`, async ({ page, bed, wallet }) => {
    const chain = bed.chains[84532]
    const { origin, payTo } = bed.sellers[seller]
    const before = await chain.balanceOf(payTo)
    await page.goto(`${origin}/goods.css`)
    const done = page.evaluate((path) => fetch(path).then(async (r) => [r.status, r.url, await r.text()]), path)
    await expect.poll(() => wallet.call<any[]>('questions'), { timeout: 5000 }).toHaveLength(1)
    const [q] = await wallet.call<any[]>('questions')
    const r = await wallet.call('answer', { questionId: q.id, hash: q.hash, choice: { kind: 'pay', offerIndex: q.offers[0].index, again: false } })
    console.log(r, await done)
    expect(await chain.balanceOf(payTo) - before).toBe(10_000n)
    const { rows } = await wallet.call<any>('history', { limit: 10 })
    console.log(rows[0].status, rows[0].code)
  })
