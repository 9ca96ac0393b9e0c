import { expect, test } from './test.ts'

test('says at once that a document came with 402', async ({
  page,
  seller,
  said,
}) => {
  await page.goto(`${seller.origin}/pay/page?as=html&plan=leave`)
  await expect.poll(() => said('visit')).toHaveLength(1)
  const [visit] = await said('visit')
  expect(visit?.input.words).toBeUndefined()
})

test('says nothing of any other document', async ({ page, seller, said }) => {
  await page.goto(`${seller.origin}/pay/page?free&as=html`)
  await page.goto(`${seller.origin}/pay/page?free`)
  await page.goto(`${seller.origin}/page`)
  expect(await said()).toEqual([])
})

test('pays a document in place', async ({ page, seller }) => {
  await page.goto(`${seller.origin}/pay/page?as=html&plan=pay`)
  await expect(page.locator('body')).toHaveText('the goods')
})

test('hands over a JSON document', async ({ page, seller, said }) => {
  await page.goto(`${seller.origin}/pay/page?plan=words,leave`)
  await expect.poll(() => said('visit')).toHaveLength(2)
  const [, second] = await said('visit')
  expect(JSON.parse(second?.input.words.body).x402Version).toBe(1)
  expect(
    seller.arrivals.filter(({ path }) => path.startsWith('/pay')),
  ).toHaveLength(1)
})

test('hands over what a paywall left in its window', async ({
  page,
  seller,
  said,
}) => {
  await page.goto(`${seller.origin}/pay/page?as=paywall&plan=words,leave`)
  await expect.poll(() => said('visit')).toHaveLength(2)
  const [, second] = await said('visit')
  expect(
    JSON.parse(second?.input.words.paywall).paymentRequirements,
  ).toHaveLength(1)
  expect(second?.input.title).toBe('A page')
  expect(
    seller.arrivals.filter(({ path }) => path.startsWith('/pay')),
  ).toHaveLength(1)
})

test('asks once more as a machine where the page says nothing', async ({
  page,
  seller,
  said,
  context,
}) => {
  await context.addCookies([
    { name: 'c', value: '1', url: seller.origin, sameSite: 'Strict' },
  ])
  await page.goto(`${seller.origin}/pay/page?as=html&plan=words,leave&header`)
  await expect.poll(() => said('visit')).toHaveLength(2)
  const [, second] = await said('visit')
  expect(second?.input.words.header).toBe('e30=')
  expect(JSON.parse(second?.input.words.body).x402Version).toBe(1)
  const [, asked] = seller.arrivals.filter(({ path }) =>
    path.startsWith('/pay'),
  )
  expect(asked?.headers).toMatchObject({
    accept: 'application/json',
    cookie: 'c=1',
  })
})

test('asks past a policy that lets the page ask nothing', async ({
  page,
  seller,
  said,
}) => {
  const csp = encodeURIComponent("default-src 'none'")
  await page.goto(
    `${seller.origin}/pay/page?as=html&plan=words,leave&csp=${csp}`,
  )
  await expect.poll(() => said('visit')).toHaveLength(2)
  const [, second] = await said('visit')
  expect(JSON.parse(second?.input.words.body).x402Version).toBe(1)
})

test('says what it knows of a sandboxed document', async ({
  page,
  seller,
  said,
}) => {
  await page.goto(
    `${seller.origin}/pay/page?as=paywall&plan=words,leave&csp=sandbox allow-scripts`,
  )
  await expect.poll(() => said('visit')).toHaveLength(2)
  const [, second] = await said('visit')
  expect(second?.input.words.paywall).toContain('paymentRequirements')
})

test('repeats a posted document from inside', async ({ page, seller }) => {
  await page.evaluate(() => {
    const form = document.createElement('form')
    form.innerHTML = '<input name=a value=1>'
    form.method = 'post'
    form.action = '/pay/page?as=html&plan=reload'
    document.body.append(form)
    form.submit()
  })
  await expect(page.locator('body')).toHaveText('the goods')
  const posts = seller.arrivals.filter(({ method }) => method === 'POST')
  expect(posts.map(({ body }) => body)).toEqual(['a=1', 'a=1'])
})

test('says when it goes, and only where there was a price', async ({
  page,
  seller,
  said,
}) => {
  await page.goto(`${seller.origin}/pay/page?as=html&plan=leave`)
  await page.goto(`${seller.origin}/page`)
  await expect.poll(() => said('gone')).toHaveLength(1)
  await page.goto(`${seller.origin}/page?again`)
  await page.evaluate(`fetch('/pay/quote?plan=leave')`)
  await page.goto(`${seller.origin}/page`)
  await expect.poll(() => said('gone')).toHaveLength(2)
})

test('hands over no more than 64 kB', async ({ page, seller, said }) => {
  await page.goto(`${seller.origin}/pay/page?as=long&plan=words,leave`)
  await expect.poll(() => said('visit')).toHaveLength(2)
  expect((await said('visit'))[1]?.input.words.body).toHaveLength(65_536)
  await page.goto(`${seller.origin}/page`)
  await page.evaluate(`fetch('/pay/quote?as=long&plan=words,leave')`)
  const claims = await said('claim')
  expect(claims[1]?.input.words.body).toHaveLength(65_536)
})

test('does not let a page put elements in the place of facts', async ({
  page,
  seller,
  said,
}) => {
  await page.goto(`${seller.origin}/pay/page?as=clobber&plan=words,leave`)
  await expect.poll(() => said('visit')).toHaveLength(2)
  const [, second] = await said('visit')
  expect(typeof second?.input.title).toBe('string')
})

test('answers a ping, and a verdict nobody waits for', async ({
  page,
  seller,
  shared,
  said,
}) => {
  await page.evaluate(`void fetch('/pay/quote?plan=wait')`)
  await expect.poll(() => said('claim')).toHaveLength(1)
  const worker = await shared.backgroundOf()
  const got = await worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({
      url: `${url}/*`.replace(/:\d+/, ''),
    })
    const to = (push: unknown) =>
      chrome.tabs.sendMessage(tab?.id ?? 0, { channel: 'page-push', push })
    const verdict = { kind: 'leave' }
    return [
      await to({ kind: 'ping' }),
      await to({ kind: 'verdict', callId: 'unknown', verdict }),
    ]
  }, seller.origin)
  expect(got).toEqual([true, false])
})
