import { expect, test } from './test.ts'

const post = (url: string) =>
  `fetch('${url}', { method: 'POST', body: 'abc' }).then((r) => r.status)`

test('vouches for a 402 of the network to a call that may act twice', async ({
  page,
  seller,
  said,
}) => {
  await page.evaluate(post('/pay/quote?plan=words,leave'))
  await page.evaluate(
    post(`${seller.otherOrigin}/pay/quote?plan=words,leave&cors`),
  )
  await page.evaluate(`new Promise((resolve) => {
    const xhr = new XMLHttpRequest(); xhr.open('POST', '/pay/other?plan=words,leave')
    xhr.onload = resolve; xhr.send('abc') })`)
  const claims = await said('claim')
  expect(claims.map(({ input }) => input.isAttested)).toEqual([
    ...[undefined, true],
    ...[undefined, true],
    ...[undefined, true],
  ])
})

test('needs no witness where the call can be repeated', async ({
  page,
  said,
}) => {
  await page.evaluate(`fetch('/pay/quote?plan=words,leave')`)
  const [, claim] = await said('claim')
  expect(claim?.input.isAttested).toBeUndefined()
})

test('does not vouch for what a service worker made up', async ({
  page,
  said,
}) => {
  await page.evaluate(`(async () => {
    const taken = new Promise((resolve) => navigator.serviceWorker.oncontrollerchange = resolve)
    await navigator.serviceWorker.register('/sw.js')
    await taken
  })()`)
  const status = await page.evaluate(post('/pay/forged?plan=words,leave'))
  expect(status).toBe(402)
  const [, claim] = await said('claim')
  expect(claim?.input.isAttested).toBe(false)
})

test('does not vouch for a 402 that is not of this page', async ({
  page,
  said,
}) => {
  // The only answer to this URL was the redirect's.
  const to = encodeURIComponent('/pay/quote?plan=words,leave')
  await page.evaluate(post(`/redirect?status=307&to=${to}`))
  const [, claim] = await said('claim')
  expect(claim?.input.isAttested).toBe(false)
})
