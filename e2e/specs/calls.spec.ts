import { type CallResult, type Way, ways } from '../harness/calls.ts'
import { expectPaidOnce, expectUnpaid } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'

/** The dialects a page call can be answered in. */
const dialects = {
  'v2 header': '/dialect/v2-header',
  'v2 body-only': '/dialect/v2-body',
  'v1 JSON': '/dialect/v1-body',
}

for (const [dialect, path] of Object.entries(dialects))
  for (const way of Object.keys(ways) as Way[])
    test(`a call is paid: ${dialect}, ${way}`, async ({
      bed,
      page,
      reader,
      booksOf,
    }) => {
      const { hand } = bed.sellers
      const books = await booksOf(hand)
      await page.goto(`${hand.origin}/landed`)
      const target =
        way === 'streaming read' ? path.replace('/dialect/', '/stream/') : path
      const url = `${hand.origin}${target}?way=1`
      hand.log.clear()

      const [result] = await Promise.all([
        ways[way](page, url) as Promise<CallResult>,
        reader.sayYes(),
      ])

      expect(result.status).toBe(200)
      expect(result.url).toBe(url)
      await expectPaidOnce(books, 10_000n)
      const [paid, ...more] = hand.log.paid()
      expect(more).toEqual([])
      if (way.includes('POST')) {
        expect(JSON.parse(result.text).body).toBe('{"say":"otters"}')
        expect(paid?.body).toBe('{"say":"otters"}')
        expect(paid?.headers['content-type']).toBe('application/json')
      }
      if (way === 'streaming read') expect(result.chunks).toBeGreaterThan(2)
      if (way === 'XHR GET')
        expect(result.events?.filter((name) => name !== 'progress')).toEqual([
          'rs1',
          'loadstart',
          'rs2',
          'rs3',
          'rs4',
          'load',
          'loadend',
        ])
    })

for (const [name, seller, path] of [
  ['@x402/express', 'v2', '/api/echo'],
  ['x402-express', 'v1', '/api/echo'],
] as const)
  test(`a call is paid: POST to the reference seller ${name}`, async ({
    bed,
    page,
    reader,
    booksOf,
  }) => {
    const host = bed.sellers[seller]
    const books = await booksOf(host)
    await page.goto(`${host.origin}/goods.css`)
    const [result] = await Promise.all([
      ways['fetch POST JSON'](page, `${host.origin}${path}`),
      reader.sayYes(),
    ])
    expect(result.status).toBe(200)
    expect(JSON.parse(result.text).body).toBe('{"say":"otters"}')
    await expectPaidOnce(books, 10_000n)
  })

for (const [dialect, path] of Object.entries(dialects))
  test(`abort while asked: ${dialect}`, async ({
    bed,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    await page.goto(`${hand.origin}/landed`)
    const done = page.evaluate(async (url) => {
      const controller = new AbortController()
      Object.assign(globalThis, {
        stop: () => controller.abort(new Error('changed my mind')),
      })
      return await fetch(url, { signal: controller.signal }).then(
        () => 'answered',
        (error) => error.message,
      )
    }, `${hand.origin}${path}`)
    const question = await reader.question()
    await expect(question.pay).toBeVisible()
    await page.evaluate(() =>
      (globalThis as unknown as { stop(): void }).stop(),
    )
    expect(await done).toBe('changed my mind')
    await expect.poll(() => wallet.questions()).toEqual([])
    await expectUnpaid(books)
  })

for (const [dialect, path] of Object.entries(dialects))
  for (const way of [
    'fetch GET',
    'fetch POST JSON',
    'XHR GET',
    'XHR POST',
  ] as const)
    test(`across origins, without the seller allowing or exposing a header: ${dialect}, ${way}`, async ({
      bed,
      page,
      reader,
      booksOf,
    }) => {
      const { hand, pages } = bed.sellers
      const books = await booksOf(hand)
      await page.goto(`${pages.localOrigin}/blank`)
      const url = `${hand.origin}${path.replace('/dialect/', '/cors/')}`
      hand.log.clear()

      const asked = (async () => {
        const question = await reader.question()
        const reveal = question.page.getByRole('button', {
          name: 'Show the price',
        })
        await expect(reveal.or(question.pay).first()).toBeVisible()
        if (await reveal.isVisible()) await question.sayYes(reveal)
        await question.sayYes()
      })()
      const [result] = await Promise.all([ways[way](page, url), asked])

      expect(result.status).toBe(200)
      expect(result.url).toBe(url)
      await expectPaidOnce(books, 10_000n)
      // No preflight was added for the payment, and none carried it.
      const preflights = hand.log.entries.filter(
        ({ method }) => method === 'OPTIONS',
      )
      for (const { headers } of preflights) {
        expect(headers['access-control-request-headers'] ?? '').not.toContain(
          'payment',
        )
        expect(
          headers['payment-signature'] ?? headers['x-payment'],
        ).toBeUndefined()
      }
      if (way.includes('GET')) expect(preflights).toEqual([])
    })

test('cookies, referrer and mode are those of the first call', async ({
  bed,
  page,
  reader,
  booksOf,
}) => {
  const { v2 } = bed.sellers
  const books = await booksOf(v2)
  await page.goto(`${v2.origin}/set-cookie`)
  v2.log.clear()
  const [result] = await Promise.all([
    ways['fetch GET'](page, `${v2.origin}/api/cookie`),
    reader.sayYes(),
  ])
  expect(JSON.parse(result.text).cookie).toContain('session=known')
  const [first] = v2.log.to('/api/cookie')
  const [paid] = v2.log.paid()
  for (const name of [
    'cookie',
    'referer',
    'sec-fetch-mode',
    'sec-fetch-site',
    'sec-fetch-dest',
    'accept',
    'origin',
  ])
    expect(paid?.headers[name]).toBe(first?.headers[name])
  await expectPaidOnce(books, 10_000n)
})
