/**
 * Runs in the page: puts a trap in the place of everything the platform lets a
 * page replace, makes one call, puts all back.
 *
 * Starts a little later and leaves the outcome in `window.besieged`: nothing
 * else, Playwright included, can run in the page meanwhile.
 */
export function besiege(options: {
  url: string
  method: string
  body?: string
  /** `fetch` with nothing but a URL, which is not copied beforehand. */
  isBare?: boolean
  isXhr: boolean
  /** Springs two of the traps itself, to show that they are laid. */
  isControl?: boolean
}): void {
  type Trap = { target: object; key: PropertyKey; real: object; trap: object }
  const { apply, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect
  const { url, method, body, isBare, isXhr, isControl } = options
  const heard: string[] = []
  const PageError = Error
  // Else a trap on an index would spring itself.
  Object.setPrototypeOf(heard, null)
  const traps: Trap[] = []
  let isArmed = false

  const lay = (target: object, key: PropertyKey, name: string) => {
    const real = getOwnPropertyDescriptor(target, key)
    if (!real?.configurable) return
    const hear = function (this: unknown) {
      if (isArmed) heard[heard.length] = name
      throw new PageError(`${name} was called`)
    }
    const trap =
      typeof real.value === 'function'
        ? { ...real, value: hear }
        : real.get && { ...real, get: hear }
    if (trap)
      traps.push({
        target,
        key,
        real: Object.assign(Object.create(null), real),
        trap: Object.assign(Object.create(null), trap),
      })
  }

  const all = window as unknown as Record<string, unknown>
  const layAll = (target: object, label: string) => {
    for (const key of ownKeys(target))
      lay(target, key, `${label}.${String(key)}`)
  }
  for (const name of Object.getOwnPropertyNames(window)) {
    const value = all[name]
    if (typeof value !== 'function' || !/^[A-Z]/.test(name)) continue
    layAll(value, name)
    if (value.prototype) layAll(value.prototype, `${name}.prototype`)
    lay(window, name, name)
  }
  for (const name of ['Reflect', 'JSON', 'Math', 'Atomics', 'crypto'])
    layAll(all[name] as object, name)
  for (const name of ['fetch', 'setTimeout', 'structuredClone', 'document'])
    lay(window, name, name)
  layAll(Object.getPrototypeOf(Uint8Array), 'TypedArray')
  layAll(Object.getPrototypeOf(Uint8Array.prototype), 'TypedArray.prototype')
  layAll(Object.getPrototypeOf([][Symbol.iterator]()), 'ArrayIterator')

  // What dictionaries, descriptors and plain reads would inherit.
  const inherited = [
    ...['get', 'set', 'value', 'writable', 'once', 'capture', 'signal'],
    ...['0', '1', 'callId', 'verdict', 'kind', 'words', 'header', 'body'],
    ...['method', 'mode', 'cache', 'headers', 'bubbles', 'stream', 'apply'],
    ...['construct', 'has', 'url', 'shown', 'held', 'duplex', 'priority'],
  ]
  const bait = inherited.map((key) => {
    const hear = () => {
      if (isArmed) heard[heard.length] = `inherited ${key}`
    }
    return {
      key,
      descriptor: Object.assign(Object.create(null), {
        configurable: true,
        get: hear,
        set: hear,
      }),
    }
  })

  const then = Promise.prototype.then
  const statusOf = getOwnPropertyDescriptor(Response.prototype, 'status')
    ?.get as () => number
  const xhrStatus = getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'status')
    ?.get as () => number
  const { fetch } = window
  const xhr = new XMLHttpRequest()
  xhr.open(method, url)
  xhr.setRequestHeader('x-page', '1')
  const { send } = xhr
  const init = Object.assign(Object.create(null), { method, body })
  const remove = Reflect.deleteProperty
  const nothing = Object.create(null)
  const { prototype } = Object
  const plain = Object.assign(Object.create(null), { value: undefined })

  const finish = (status: number) => {
    isArmed = false
    for (let i = 0; i < bait.length; i++)
      remove(prototype, (bait[i] ?? nothing).key)
    for (let i = 0; i < traps.length; i++) {
      const { target, key, real } = traps[i] ?? nothing
      defineProperty(target, key, real)
    }
    Object.setPrototypeOf(heard, Array.prototype)
    all.besieged = { status, heard }
    // Nobody may look in before this: looking itself would be heard.
    console.info('over')
  }
  xhr.onloadend = () => {
    isArmed = false
    finish(apply(xhrStatus, xhr, []))
  }
  const spring = () => {
    try {
      void ({} as { kind?: string }).kind
      JSON.stringify(0)
    } catch {
      // The trap heard it, and throws.
    }
  }
  const run = () => {
    for (let i = 0; i < traps.length; i++) {
      const { target, key, trap } = traps[i] ?? nothing
      defineProperty(target, key, trap)
    }
    for (let i = 0; i < bait.length; i++) {
      const { key, descriptor } = bait[i] ?? nothing
      defineProperty(prototype, key, descriptor)
    }
    isArmed = true
    if (isControl) spring()
    if (isXhr) return apply(send, xhr, [body])
    const sent = apply(fetch, window, isBare ? [url] : [url, init])
    defineProperty(sent, 'constructor', plain)
    apply(then, sent, [
      (response: Response) => {
        isArmed = false
        finish(apply(statusOf, response, []))
      },
      () => finish(0),
    ])
  }
  setTimeout(run, 100)
}
