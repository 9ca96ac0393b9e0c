import { type Followed, type follow, run } from './follow.ts'
import { expect, test } from './test.ts'

const free = '/pay/quote?free=1'
const paid = '/pay/quote?plan=pay'
const json = { 'Content-Type': 'application/json' }

const kinds: [
  name: string,
  options: Omit<Parameters<typeof follow>[0], 'url'>,
][] = [
  ['GET', {}],
  ['GET as JSON', { responseType: 'json' }],
  ['GET as text', { responseType: 'text' }],
  ['GET as a Blob', { responseType: 'blob' }],
  ['GET as bytes', { responseType: 'arraybuffer' }],
  ['GET as a document', { responseType: 'document', mime: 'text/html' }],
  ['GET with another type', { mime: 'text/plain; charset=latin1' }],
  ['GET by a subclass', { isSubclass: true }],
  ['POST', { method: 'post', body: 'a=1' }],
  ['POST of JSON', { method: 'POST', body: '{"a":1}', headers: json }],
  [
    'POST that watches its upload',
    { method: 'POST', body: 'abc', upload: true },
  ],
  ['DELETE', { method: 'DELETE' }],
]

for (const [name, options] of kinds)
  test(`pays an XMLHttpRequest as if it were free: ${name}`, async ({
    page,
    seller,
  }) => {
    const expected = await run(page, { ...options, url: free })
    const got = await run(page, { ...options, url: paid })
    expect(got).toEqual({ ...expected, responseURL: seller.origin + paid })
    const [, first, second, ...more] = seller.arrivals.filter(({ path }) =>
      path.startsWith('/pay'),
    )
    expect(more).toEqual([])
    expect(second?.headers['payment-signature']).toBe('SIG')
    expect([second?.body, second?.method]).toEqual([first?.body, first?.method])
    expect(second?.headers['content-type']).toBe(first?.headers['content-type'])
  })

for (const plan of ['leave', 'words,leave', 'ask-leave', 'repeat,leave'])
  for (const [name, options] of kinds)
    test(`leaves the 402 of an XMLHttpRequest alone: ${plan}, ${name}`, async ({
      page,
      seller,
      shared,
    }) => {
      const url = `/pay/quote?plan=${plan}&header`
      const plain = await shared.plainContext.newPage()
      await plain.goto(`${seller.origin}/page`)
      const expected = await run(plain, { ...options, url })
      await plain.close()
      expect(await run(page, { ...options, url })).toEqual(expected)
    })

test('hands over what the 402 says, whatever type was asked for', async ({
  page,
  said,
}) => {
  for (const responseType of [
    '',
    'json',
    'text',
    'blob',
    'arraybuffer',
  ] as const)
    await run(page, { url: '/pay/quote?plan=words,leave&header', responseType })
  const words = (await said('claim')).flatMap(({ input }) => input.words ?? [])
  expect(words).toHaveLength(5)
  for (const { header, body } of words)
    expect([header, JSON.parse(body).x402Version]).toEqual(['e30=', 1])
})

test('repeats once, then pays', async ({ page, said }) => {
  const got = await run(page, {
    url: '/pay/quote?plan=repeat,pay',
    method: 'POST',
    body: 'abc',
  })
  expect(JSON.parse(got.text as string)).toMatchObject({
    paid: true,
    body: 'abc',
  })
  const claims = await said('claim')
  expect(claims.map(({ input }) => input.repeats)).toEqual([0, 1])
  expect(claims[1]?.input.bodyHash).toBe(claims[0]?.input.bodyHash)
})

test('is abortable while asked', async ({ page, seller, shared, said }) => {
  const url = '/pay/quote?plan=wait'
  const got = await run(page, { url, abortAt: 700 })
  const plain = await shared.plainContext.newPage()
  await plain.goto(`${seller.origin}/page`)
  // A server that takes its time looks the same to the page.
  const expected = await run(plain, { url: '/slow', abortAt: 700 })
  await plain.close()
  expect(got).toEqual(expected)
  await expect.poll(() => said('drop')).toHaveLength(1)
})

test('can be opened anew while asked', async ({ page, said }) => {
  const got = await page.evaluate(async () => {
    const xhr = new XMLHttpRequest()
    xhr.open('GET', '/pay/quote?plan=wait')
    xhr.send()
    await new Promise((later) => setTimeout(later, 300))
    const before = [xhr.readyState]
    xhr.open('GET', '/pay/quote?free')
    xhr.send()
    await new Promise((later) => xhr.addEventListener('loadend', later))
    return [...before, xhr.status]
  })
  expect(got).toEqual([1, 200])
  await expect.poll(() => said('drop')).toHaveLength(1)
})

test('says that an answer broke off', async ({ page, seller, shared }) => {
  const options = { url: '/pay/quote?plan=pay&as=cut' }
  const plain = await shared.plainContext.newPage()
  await plain.goto(`${seller.origin}/page`)
  const expected = await run(plain, options)
  await plain.close()
  // By the time it is known to have failed its status is gone; the rest is not.
  const withoutStatus = ({ events, ...rest }: Followed) => ({
    ...rest,
    events: events.map(([how, type, state, , ...size]) => [
      how,
      type,
      state,
      ...size,
    ]),
  })
  expect(withoutStatus(await run(page, options))).toEqual(
    withoutStatus(expected),
  )
})

test('gives the page a paid answer that is 402 again, and says so', async ({
  page,
  said,
}) => {
  const got = await run(page, { url: '/pay/quote?plan=pay&refuse' })
  expect(got.status).toBe(402)
  await expect.poll(() => said('answered')).toHaveLength(1)
})

test('leaves a synchronous call alone', async ({ page, said }) => {
  const got = await page.evaluate(() => {
    const xhr = new XMLHttpRequest()
    xhr.open('GET', '/pay/quote?plan=pay', false)
    xhr.send()
    return [xhr.status, xhr.responseText.length > 0]
  })
  expect(got).toEqual([402, true])
  expect(await said('claim')).toEqual([])
})

test('adds no preflight across origins', async ({ page, seller }) => {
  const url = `${seller.otherOrigin}/pay/quote?plan=pay&cors`
  const got = await run(page, { url, method: 'POST', body: 'abc' })
  expect(JSON.parse(got.text as string)).toMatchObject({
    paid: true,
    body: 'abc',
  })
  expect(seller.arrivals.map(({ method }) => method)).not.toContain('OPTIONS')
})

test('finds what the page puts on the prototypes of uploads later', async ({
  page,
}) => {
  const got = await page.evaluate(() => {
    const seen: string[] = []
    const { prototype } = EventTarget
    const add = prototype.addEventListener
    prototype.addEventListener = function (this: EventTarget, ...args) {
      if (this instanceof XMLHttpRequestUpload) seen.push(`add ${args[0]}`)
      return Reflect.apply(add, this, args)
    }
    const shared = XMLHttpRequestEventTarget.prototype
    const native = Object.getOwnPropertyDescriptor(shared, 'onprogress')
    Object.defineProperty(shared, 'onprogress', {
      ...native,
      set(value) {
        if (this instanceof XMLHttpRequestUpload) seen.push('on progress')
        native?.set?.call(this, value)
      },
    })
    const { upload } = new XMLHttpRequest()
    upload.addEventListener('load', () => undefined)
    upload.onprogress = () => undefined
    return seen
  })
  expect(got).toEqual(['add load', 'on progress'])
})

for (const [does, code, isPreflighted] of [
  ['looks at its upload', "xhr.upload.mine = 1; 'onload' in xhr.upload", false],
  ['listens', "xhr.upload.addEventListener('load', () => {})", true],
  ['listens with a property', 'xhr.upload.onload = () => {}', true],
] as const)
  test(`is preflighted as the browser has it where a page ${does}`, async ({
    page,
    seller,
  }) => {
    const url = `${seller.otherOrigin}/pay/quote?free=1&cors`
    await page.evaluate(`new Promise((resolve) => {
      const xhr = new XMLHttpRequest()
      xhr.open('POST', '${url}')
      ${code}
      xhr.onloadend = resolve
      xhr.send('abc')
    })`)
    const methods = seller.arrivals.map(({ method }) => method)
    expect(methods.includes('OPTIONS')).toBe(isPreflighted)
  })

test('sends bytes and forms as they were when sent', async ({ page }) => {
  const got = await page.evaluate(async () => {
    const send = (body: XMLHttpRequestBodyInit, change: () => void) =>
      new Promise<string>((resolve) => {
        const xhr = new XMLHttpRequest()
        xhr.open('POST', '/pay/quote?plan=pay')
        xhr.onload = () => resolve(JSON.parse(xhr.responseText).body)
        xhr.send(body)
        change()
      })
    const bytes = new Uint8Array([97, 98])
    const form = new FormData()
    form.set('a', '1')
    return [
      await send(bytes, () => bytes.fill(120)),
      await send(form, () => form.set('a', '2')),
    ]
  })
  expect(got[0]).toBe('ab')
  expect(got[1]).toMatch(/name="a"\r\n\r\n1\r\n/)
})

test('cannot repeat a document, and says so', async ({ page, said }) => {
  const got = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const xhr = new XMLHttpRequest()
        xhr.open('POST', '/pay/quote?plan=pay')
        xhr.onload = () => resolve(xhr.status)
        xhr.send(document)
      }),
  )
  expect(got).toBe(402)
  expect((await said('claim'))[0]?.input.canRepeat).toBe(false)
})
