import { expect, test } from './test.ts'

/** Runs in the page: what it can tell of the functions we stand in for. */
function looks() {
  const { prototype } = XMLHttpRequest
  const of = (fn: unknown) => {
    const { name, length } = fn as () => void
    const keys = Reflect.ownKeys(fn as object).map(String)
    const isNative = /^function \w*\(\) \{ \[native code\] \}$/.test(
      Function.prototype.toString.call(fn).replace(/\b(get )?\w+(?=\()/, ''),
    )
    return { name, length, keys, isNative, type: typeof fn }
  }
  const flags = (target: object, key: string) => {
    const { value, get, set, ...rest } =
      Object.getOwnPropertyDescriptor(target, key) ?? {}
    return { ...rest, value: typeof value, get: typeof get, set: typeof set }
  }
  const thrown = (run: () => unknown) => {
    try {
      return String(run())
    } catch (error) {
      return String(error)
    }
  }
  const { upload } = new XMLHttpRequest()
  const uploads = XMLHttpRequestUpload.prototype
  const shared = XMLHttpRequestEventTarget.prototype
  const methods = ['open', 'send', 'abort', 'setRequestHeader'] as const
  return {
    globals: Object.getOwnPropertyNames(window).sort(),
    attributes: document.documentElement.outerHTML.length,
    fetch: [of(fetch), flags(window, 'fetch')],
    xhr: [of(XMLHttpRequest), flags(window, 'XMLHttpRequest')],
    methods: methods.map((name) => [
      of(prototype[name]),
      flags(prototype, name),
    ]),
    keys: Reflect.ownKeys(prototype).map(String),
    readyState: flags(prototype, 'readyState'),
    upload: [
      Reflect.ownKeys(uploads).map(String),
      Reflect.ownKeys(upload).map(String),
      Object.getPrototypeOf(upload) === uploads,
      upload instanceof XMLHttpRequestEventTarget,
      upload instanceof EventTarget,
      upload.addEventListener === EventTarget.prototype.addEventListener,
      Object.keys(Object.getOwnPropertyDescriptors(shared)),
      of(upload.addEventListener),
      flags(shared, 'onprogress'),
      of(Object.getOwnPropertyDescriptor(shared, 'onprogress')?.set),
      thrown(() => upload.onprogress),
      thrown(() => uploads.onprogress),
      Object.prototype.toString.call(upload),
      String(Reflect.has(upload, 'onload')),
      Array.from({ length: 1 }, () => {
        const all: string[] = []
        for (const key in upload) all.push(key)
        return all
      }),
    ],
    constructor: [
      prototype.constructor === XMLHttpRequest,
      flags(prototype, 'constructor'),
      new XMLHttpRequest().constructor === XMLHttpRequest,
      XMLHttpRequest.DONE,
      Object.prototype.toString.call(new XMLHttpRequest()),
    ],
    thrown: [
      thrown(() => XMLHttpRequest.prototype.readyState),
      thrown(() => (XMLHttpRequest as unknown as () => void)()),
      thrown(() => prototype.send.call({} as XMLHttpRequest)),
      thrown(() => new XMLHttpRequest().open('GET', 'http://[')),
      thrown(() => new XMLHttpRequest().open('a b', '/')),
      thrown(() => new XMLHttpRequest().send()),
      thrown(() => new XMLHttpRequest().setRequestHeader('a', 'b')),
      thrown(() => Reflect.construct(fetch, [])),
    ],
  }
}

test('looks like the browser', async ({ page, seller, shared }) => {
  const plain = await shared.plainContext.newPage()
  await plain.goto(`${seller.origin}/page`)
  const expected = await plain.evaluate(looks)
  await plain.close()
  expect(await page.evaluate(looks)).toEqual(expected)
})

test('leaves no name of ours in an error', async ({ page, seller }) => {
  const other = `${seller.otherOrigin}/pay/quote`
  const stacks = (await page.evaluate(async (other) => {
    const stacks: unknown[] = []
    await fetch(other).catch((error) => stacks.push(error.stack))
    await fetch('http://[').catch((error) => stacks.push(error.stack))
    await fetch('/pay/quote?plan=pay', { signal: AbortSignal.abort() }).catch(
      (error) => stacks.push(error.stack),
    )
    try {
      new XMLHttpRequest().open('GET', 'http://[')
    } catch (error) {
      stacks.push((error as Error).stack)
    }
    for (const plan of ['leave', 'pay']) {
      const xhr = new XMLHttpRequest()
      xhr.open('GET', `/pay/quote?plan=${plan}`)
      xhr.send()
      await new Promise<void>((resolve) => {
        xhr.onloadend = () => {
          stacks.push(new Error('here').stack)
          resolve()
        }
      })
    }
    return stacks
  }, other)) as string[]
  expect(stacks).toHaveLength(6)
  for (const stack of stacks)
    expect(stack).not.toMatch(/extension|hook|tuppence/i)
})

test('keeps no listener on the document', async ({ page, context }) => {
  const session = await context.newCDPSession(page)
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'document',
  })
  const { listeners } = await session.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId ?? '',
  })
  expect(listeners).toEqual([])
})

test('shows the page no event or message of ours', async ({ page, seller }) => {
  const html = `<script>
    window.seen = []
    addEventListener('message', (e) => seen.push(e.data), true)
    for (const target of [document, window]) for (const key in target)
      if (key.startsWith('on') && !/^on(pointer|mouse|readystate|load|page|device|DOM|animation|transition)/.test(key))
        target.addEventListener(key.slice(2), (e) => seen.push(e.type), true)
    document.addEventListener('x402-port', () => seen.push('port'))
    fetch('/pay/quote?plan=words,ask-pay').then((r) => document.title = String(r.status))
  </script>`
  await page.goto(`${seller.origin}/page?html=${encodeURIComponent(html)}`)
  await expect(page).toHaveTitle('200')
  expect(await page.evaluate('window.seen')).toEqual([])
  // What it listens with works: the same things, from the page itself.
  await page.evaluate(() => {
    document.dispatchEvent(new Event('x402-port'))
    document.dispatchEvent(new Event('click'))
    window.dispatchEvent(new MessageEvent('message', { data: 'said' }))
  })
  expect(await page.evaluate('window.seen')).toEqual([
    'port',
    'click',
    'click',
    'said',
    'message',
  ])
})
