/*
 * Everything the hook calls once page scripts run, captured before they do. A
 * page that patches a prototype later neither sees nor changes our work.
 */
export const {
  apply,
  construct,
  defineProperty,
  get: reflectGet,
  getOwnPropertyDescriptor,
  set: reflectSet,
  setPrototypeOf,
} = Reflect

/** A method as a function of its receiver. */
export function uncurry<self, args extends unknown[], result>(
  method: (this: self, ...args: args) => result,
): (self: self, ...args: args) => result {
  return (self, ...args) => apply(method, self, args)
}

/** A property's getter as a function of its receiver. */
export function getter<self extends object, name extends keyof self>(
  prototype: self,
  name: name,
): (self: self) => self[name] {
  return uncurry(
    getOwnPropertyDescriptor(prototype, name)?.get as (
      this: self,
    ) => self[name],
  )
}

/** An object that inherits nothing the page could have added. */
export function bare<value extends object>(value: value): value {
  return { __proto__: null, ...value }
}

export const page = globalThis
export const NativePromise = Promise

/**
 * Makes a promise of ours safe to `await`.
 *
 * `await` asks a promise for its `constructor` and, where that is not the
 * native one, calls whatever `then` the page has put on the prototype.
 */
export function own<value>(promise: Promise<value>): Promise<value> {
  defineProperty(promise, 'constructor', bare({ value: NativePromise }))
  return promise
}

/** Replaces a function so that it still looks and throws like the native one. */
export function wrap<fn extends (...args: never[]) => unknown>(
  native: fn,
  call: (native: fn, self: never, args: never) => unknown,
): fn {
  return new Proxy(native, bare({ apply: call } as ProxyHandler<fn>))
}

export const NativeRequest = Request
export const NativeResponse = Response
export const listen = uncurry(EventTarget.prototype.addEventListener)
export const indexOf = uncurry(String.prototype.indexOf)
export const slice = uncurry(String.prototype.slice)
export const toLowerCase = uncurry(String.prototype.toLowerCase)
export const toUpperCase = uncurry(String.prototype.toUpperCase)
export const stringify = JSON.stringify
export const newId = crypto.randomUUID?.bind(crypto)
export const bytesOf = uncurry(Request.prototype.arrayBuffer)
export const requestBody = getter(Request.prototype, 'body')
export const requestHeaders = getter(Request.prototype, 'headers')
export const responseHeaders = getter(Response.prototype, 'headers')
export const readHeader = uncurry(Headers.prototype.get)
export const isAborted = getter(AbortSignal.prototype, 'aborted')
export const stopEvent = uncurry(Event.prototype.stopImmediatePropagation)
export const stateOf = getter(XMLHttpRequest.prototype, 'readyState')
export const statusOf = getter(XMLHttpRequest.prototype, 'status')
