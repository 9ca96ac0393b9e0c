import { expect, test } from './test.ts'

const pay = '/pay/quote?plan=pay'

/** Calls as a page may make them; `o` is a cross-origin seller. */
const calls: [name: string, code: string, body: string][] = [
  ['GET by path', `fetch('${pay}')`, ''],
  [
    'GET by path, its base changed after the call',
    `(() => { const sent = fetch('${pay}'.slice(1)); document.head.append(Object.assign(document.createElement('base'), { href: '/else/' })); return sent })()`,
    '',
  ],
  [
    'options changed after the call',
    `(() => { const init = { method: 'POST', body: 'abc', headers: new Headers({ 'x-a': '1' }) }; const sent = fetch('${pay}', init); init.method = 'PUT'; init.body = 'xyz'; init.headers.set('x-a', '2'); return sent })()`,
    'abc',
  ],
  ['GET by URL with a fragment', `fetch(new URL('${pay}#part', location))`, ''],
  ['Request', `fetch(new Request('${pay}'))`, ''],
  [
    'POST of JSON',
    `fetch('${pay}', { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } })`,
    '{"a":1}',
  ],
  [
    'POST of URLSearchParams changed after the call',
    `(() => { const body = new URLSearchParams({ a: '1' }); const sent = fetch('${pay}', { method: 'POST', body }); body.set('a', '2'); return sent })()`,
    'a=1',
  ],
  [
    'POST of bytes changed after the call',
    `(() => { const body = new Uint8Array([97, 98]); const sent = fetch('${pay}', { method: 'POST', body }); body[0] = 99; return sent })()`,
    'ab',
  ],
  [
    'POST of a Blob',
    `fetch('${pay}', { method: 'POST', body: new Blob(['abc'], { type: 'text/x' }) })`,
    'abc',
  ],
  [
    'Request with a body',
    `fetch(new Request('${pay}', { method: 'POST', body: 'abc' }))`,
    'abc',
  ],
  [
    'Request with overrides',
    `fetch(new Request('${pay}', { method: 'POST', body: 'abc' }), { body: 'xyz', headers: { 'x-a': '1' } })`,
    'xyz',
  ],
  ['PUT', `fetch('${pay}', { method: 'put', body: 'abc' })`, 'abc'],
  [
    'every option',
    `fetch('${pay}', { credentials: 'omit', mode: 'same-origin', cache: 'no-store', redirect: 'error', referrer: '/else', referrerPolicy: 'unsafe-url', keepalive: true, signal: new AbortController().signal })`,
    '',
  ],
]

for (const [name, code, body] of calls)
  test(`pays a fetch: ${name}`, async ({ page, seller, said }) => {
    const got = await page.evaluate(`${code}.then(async (r) => ({
      status: r.status, url: r.url, type: r.type, redirected: r.redirected,
      json: await r.json() }))`)
    expect(got).toMatchObject({
      status: 200,
      url: `${seller.origin}${pay}`,
      type: 'basic',
      redirected: false,
      json: { paid: true, body },
    })
    const [first, second, ...more] = arrivalsOf(seller.arrivals)
    expect(more).toEqual([])
    // The same request but for what the payment adds.
    const { headers, ...rest } = second as NonNullable<typeof second>
    const { 'payment-signature': paid, 'cache-control': _, ...same } = headers
    const { 'cache-control': __, ...before } = first?.headers ?? {}
    expect(paid).toBe('SIG')
    expect({ ...rest, headers: { ...same, pragma: undefined } }).toEqual({
      ...first,
      headers: { ...before, pragma: undefined },
    })
    const [claim] = await said('claim')
    expect(claim?.input).toMatchObject({
      url: `${seller.origin}${pay}`,
      method: first?.method,
      canRepeat: true,
      repeats: 0,
      title: 'A page',
      bodyHash: body === '' ? '' : expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

test('pays FormData with the boundary it was announced with', async ({
  page,
}) => {
  const got = await page.evaluate(`(() => {
    const body = new FormData(); body.set('a', '1'); body.set('f', new Blob(['xyz']), 'f.txt')
    return fetch('${pay}', { method: 'POST', body }).then((r) => r.json())
  })()`)
  const { body } = got as { body: string }
  expect(body).toContain('xyz')
  expect(body.trimEnd().endsWith('--')).toBe(true)
})

test('hashes the body it sent', async ({ page, said }) => {
  await page.evaluate(`fetch('${pay}', { method: 'POST', body: 'abc' })`)
  const [claim] = await said('claim')
  expect(claim?.input.bodyHash).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

test('leaves a 402 as the seller sent it, body unread', async ({ page }) => {
  const got = await page.evaluate(`fetch('/pay/quote?plan=leave').then(
    async (r) => [r.status, r.bodyUsed, r.body.locked, (await r.json()).x402Version])`)
  expect(got).toEqual([402, false, false, 1])
})

test('leaves a 402 whose words were read', async ({ page, said }) => {
  const got =
    await page.evaluate(`fetch('/pay/quote?plan=words,leave&header').then(
    async (r) => [r.status, r.bodyUsed, (await r.json()).x402Version])`)
  expect(got).toEqual([402, false, 1])
  const [bare, worded] = await said('claim')
  expect(bare?.input.words).toBeUndefined()
  expect(worded?.input.words.header).toBe('e30=')
  expect(JSON.parse(worded?.input.words.body).x402Version).toBe(1)
  expect(worded?.input.callId).toBe(bare?.input.callId)
})

test('repeats a call once, unpaid, and claims what comes', async ({
  page,
  seller,
  said,
}) => {
  const got = await page.evaluate(
    `fetch('/pay/quote?plan=repeat,words,pay').then((r) => r.json())`,
  )
  expect(got).toMatchObject({ paid: true })
  expect((await said('claim')).map(({ input }) => input.repeats)).toEqual([
    0, 1, 1,
  ])
  expect(arrivalsOf(seller.arrivals)).toHaveLength(3)
})

test('repeats a call no more than once', async ({ page, seller }) => {
  const status = await page.evaluate(
    `fetch('/pay/quote?plan=repeat,repeat,repeat').then((r) => r.status)`,
  )
  expect(status).toBe(402)
  expect(arrivalsOf(seller.arrivals)).toHaveLength(2)
})

test('waits for the person, then pays or leaves', async ({ page }) => {
  const statuses =
    await page.evaluate(`Promise.all(['ask-pay', 'ask-leave'].map(
    (plan) => fetch('/pay/quote?plan=' + plan).then((r) => r.status)))`)
  expect(statuses).toEqual([200, 402])
})

test('gives the page a paid answer that is 402 again, and says so', async ({
  page,
  said,
}) => {
  const got = await page.evaluate(
    `fetch('/pay/quote?plan=pay&refuse').then(async (r) => [r.status, (await r.json()).x402Version])`,
  )
  expect(got).toEqual([402, 1])
  await expect.poll(() => said('answered')).toHaveLength(1)
  const [answered] = await said('answered')
  expect(JSON.parse(answered?.input.words.body).x402Version).toBe(1)
})

test('passes a paid stream on as it comes', async ({ page }) => {
  // The seller has no second part before the page has read the first.
  const got =
    await page.evaluate(`fetch('/pay/quote?plan=pay&as=stream').then(async (r) => {
    const reader = r.body.getReader()
    const read = async () => new TextDecoder().decode((await reader.read()).value)
    const first = await read()
    await fetch('/go-on')
    return [r.status, first, await read(), (await reader.read()).done]
  })`)
  expect(got).toEqual([200, 'part 1', 'part 2', true])
})

test('rejects at once when aborted while asked, and drops the call', async ({
  page,
  seller,
  said,
}) => {
  await page.evaluate(`
    window.stop = new AbortController(); window.got = []
    void fetch('/pay/quote?plan=wait', { signal: stop.signal }).catch((e) => got.push(e))`)
  await expect.poll(() => said('claim')).toHaveLength(1)
  const got = await page.evaluate(`(async () => {
    stop.abort('enough')
    // Whatever comes at once comes before this.
    await new Promise((later) => setTimeout(later))
    got.push('later')
    return got
  })()`)
  expect(got).toEqual(['enough', 'later'])
  const timed = await page.evaluate(
    `fetch('/pay/quote?plan=wait', { signal: AbortSignal.timeout(1_500) }).catch((e) => e.name)`,
  )
  expect(timed).toBe('TimeoutError')
  await expect.poll(() => said('drop')).toHaveLength(2)
  expect(arrivalsOf(seller.arrivals)).toHaveLength(2)
})

test('cannot repeat a stream, and says so', async ({ page, said }) => {
  // HTTP/1 refuses streamed uploads, so this one fails before any 402.
  const got = await page.evaluate(`fetch('/pay/quote?plan=pay', {
    method: 'POST', duplex: 'half', body: new Blob(['abc']).stream() }).catch((e) => e.message)`)
  expect(got).toBe('Failed to fetch')
  expect(await said('claim')).toEqual([])
})

test('leaves headers that can be read once to the browser, and such a call alone', async ({
  page,
  seller,
}) => {
  const headers = `[['x-a', '1'], ['authorization', 'Bearer t']]`
  for (const once of [
    `new Map(${headers}).entries()`,
    `new Headers(${headers}).entries()`,
    `(function* () { yield* ${headers} })()`,
  ])
    for (const path of ['/pay/quote?free', '/pay/quote?plan=pay'])
      await page.evaluate(
        `fetch('${path}', { headers: ${once} }).then((r) => r.text())`,
      )
  const arrived = seller.arrivals.filter(({ path }) => path.startsWith('/pay'))
  // None was made again, which could only be without what was read.
  expect(arrived).toHaveLength(6)
  for (const { headers } of arrived)
    expect(headers).toMatchObject({ 'x-a': '1', authorization: 'Bearer t' })
})

test('pays across origins without a preflight of its own', async ({
  page,
  seller,
}) => {
  const url = `${seller.otherOrigin}/pay/quote?plan=words,pay&cors`
  const got = await page.evaluate(`(async () => [
    await fetch('${url}').then((r) => r.json()),
    await fetch('${url}', { method: 'POST', body: 'abc', credentials: 'include' }).then((r) => r.json())])()`)
  expect(got).toMatchObject([{ paid: true }, { paid: true, body: 'abc' }])
  expect(seller.arrivals.map(({ method }) => method)).not.toContain('OPTIONS')
})

test('leaves errors, opaque answers and redirects to the browser', async ({
  page,
  seller,
  said,
}) => {
  const other = `${seller.otherOrigin}/pay/quote?plan=pay`
  const got = await page.evaluate(`Promise.all([
    fetch('${other}').catch((e) => e.message),
    fetch('${other}', { mode: 'no-cors' }).then((r) => r.type),
    fetch('/redirect?to=/pay/quote', { redirect: 'manual' }).then((r) => r.type),
    fetch('/redirect?to=/pay/quote', { redirect: 'error' }).catch((e) => e.message),
    fetch('http://user:pw@x/').catch((e) => e.message.slice(0, 26)),
    fetch.call({}, '/').catch((e) => e.message),
    fetch().catch((e) => e.message),
  ])`)
  expect(got).toEqual([
    'Failed to fetch',
    'opaque',
    'opaqueredirect',
    'Failed to fetch',
    "Failed to execute 'fetch' ",
    "Failed to execute 'fetch' on 'Window': Illegal invocation",
    "Failed to execute 'fetch' on 'Window': 1 argument required, but only 0 present.",
  ])
  expect(await said('claim')).toEqual([])
})

test('pays what a redirect led to, from where it began', async ({
  page,
  seller,
  said,
}) => {
  const to = encodeURIComponent(pay)
  const got = await page.evaluate(`fetch('/redirect?to=${to}').then(
    async (r) => [r.status, r.redirected, r.url])`)
  expect(got).toEqual([200, true, `${seller.origin}${pay}`])
  const [claim] = await said('claim')
  expect(claim?.input.url).toBe(`${seller.origin}${pay}`)
})

test('pays past a cached 402', async ({ page, seller }) => {
  const got = await page.evaluate(`(async () => {
    const call = () => fetch('/pay/quote?plan=leave,pay&by-url&cache').then((r) => r.status)
    return [await call(), await call()]
  })()`)
  expect(got).toEqual([402, 200])
  // The second 402 was the browser's own copy of the first.
  expect(
    arrivalsOf(seller.arrivals).map(
      ({ headers }) => headers['payment-signature'],
    ),
  ).toEqual([undefined, 'SIG'])
})

function arrivalsOf<arrival extends { path: string }>(arrivals: arrival[]) {
  return arrivals.filter(({ path }) => path.startsWith('/pay'))
}
