import { type CallResult, type Way, ways } from '../harness/calls.ts'
import { expectPaidOnce, expectUnpaid, openBooks } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { questionWindow } from '../screens/question.ts'

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
      context,
      wallet,
    }) => {
      const { hand } = bed.sellers
      const books = await openBooks(bed.chains[84532], wallet.address, hand)
      await page.goto(`${hand.origin}/landed`)
      const target =
        way === 'streaming read' ? path.replace('/dialect/', '/stream/') : path
      const url = `${hand.origin}${target}?way=1`
      hand.log.clear()

      const [result] = await Promise.all([
        ways[way](page, url) as Promise<CallResult>,
        questionWindow(context).then((question) => question.sayYes()),
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
    context,
    wallet,
  }) => {
    const host = bed.sellers[seller]
    const books = await openBooks(bed.chains[84532], wallet.address, host)
    await page.goto(`${host.origin}/goods.css`)
    const [result] = await Promise.all([
      ways['fetch POST JSON'](page, `${host.origin}${path}`),
      questionWindow(context).then((question) => question.sayYes()),
    ])
    expect(result.status).toBe(200)
    expect(JSON.parse(result.text).body).toBe('{"say":"otters"}')
    await expectPaidOnce(books, 10_000n)
  })

for (const [dialect, path] of Object.entries(dialects))
  test(`abort while asked: ${dialect}`, async ({
    bed,
    page,
    context,
    wallet,
  }) => {
    const { hand } = bed.sellers
    const books = await openBooks(bed.chains[84532], wallet.address, hand)
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
    const question = await questionWindow(context)
    await expect(question.pay).toBeVisible()
    await page.evaluate(() =>
      (globalThis as unknown as { stop(): void }).stop(),
    )
    expect(await done).toBe('changed my mind')
    await expect.poll(() => wallet.call('questions')).toEqual([])
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
      context,
      wallet,
    }) => {
      const { hand, pages } = bed.sellers
      const books = await openBooks(bed.chains[84532], wallet.address, hand)
      await page.goto(`${pages.localOrigin}/blank`)
      const url = `${hand.origin}${path.replace('/dialect/', '/cors/')}`
      hand.log.clear()

      const asked = (async () => {
        const question = await questionWindow(context)
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
  context,
  wallet,
}) => {
  const { v2 } = bed.sellers
  const books = await openBooks(bed.chains[84532], wallet.address, v2)
  await page.goto(`${v2.origin}/set-cookie`)
  v2.log.clear()
  const [result] = await Promise.all([
    ways['fetch GET'](page, `${v2.origin}/api/cookie`),
    questionWindow(context).then((question) => question.sayYes()),
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
