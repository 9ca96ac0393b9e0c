import { baseUrl, resolve } from './base-url'
import { isBig } from './claim'
import {
  bare,
  getter,
  NativeRequest,
  requestBody,
  requestHeaders,
  uncurry,
} from './natives'

/** A call of `fetch` as it was made, so that it can be made again. */
export type Kept = {
  request: Request
  canRepeat: boolean
}

export const requestUrl = getter(Request.prototype, 'url')
export const methodOf = getter(Request.prototype, 'method')
export const signalOf = getter(Request.prototype, 'signal')
const isLocked = getter(ReadableStream.prototype, 'locked')
const cloneRequest = uncurry(Request.prototype.clone)
const forEachHeader = uncurry(Headers.prototype.forEach)
const fields = [
  'method',
  'mode',
  'credentials',
  'cache',
  'redirect',
  'referrer',
  'referrerPolicy',
  'integrity',
  'keepalive',
  'signal',
] as const
const readers = fields.map((name) => getter(Request.prototype, name))

/**
 * Keeps a call before it is sent, and copies it once asked to; nothing where
 * `fetch` will refuse it.
 *
 * A string without options cannot change and is copied when the copy is needed,
 * which is almost never. All else is the page's to change as soon as `fetch`
 * returns, and so is copied at once.
 */
export function keep(input: unknown, init: unknown): (() => Kept) | undefined {
  try {
    // An iterator can be read once, and that is the browser's to do.
    if ((init as { headers?: { next?: unknown } })?.headers?.next)
      return undefined
    const isText = typeof input === 'string'
    if (isText && init === undefined) {
      const base = baseUrl()
      return () => copy(resolve(input, base))
    }
    // To look for a string's body throws, which takes as long as a copy.
    const kept = copy(isText ? input : cloneOf(input), init as RequestInit)
    return () => kept
  } catch {
    return undefined
  }
}

/**
 * Costs a body copy only where there is a body. Streams are left alone, since
 * reading one would take it from the page.
 */
function copy(source: RequestInfo, init?: RequestInit): Kept {
  const canRepeat = isCopyable(init?.body)
  const request = new NativeRequest(
    source,
    canRepeat ? init : { ...init, body: null },
  )
  return { request, canRepeat }
}

/** The kept call's options, read past whatever the page did to prototypes. */
export function repeatInit(
  request: Request,
  body: ArrayBuffer | undefined,
): RequestInit {
  const headers: Record<string, string> = bare({})
  forEachHeader(requestHeaders(request), (value, name) => {
    headers[name] = value
  })
  const init: Record<string, unknown> = bare({ headers })
  for (let i = 0; i < fields.length; i++) {
    init[fields[i] as string] = readers[i]?.(request)
  }
  if (body) init.body = body
  return init
}

function cloneOf(input: unknown): RequestInfo {
  let hasBody = false
  try {
    hasBody = requestBody(input as Request) !== null
  } catch {
    // Not a Request: a URL, or what `fetch` will make one of.
  }
  return hasBody ? cloneRequest(input as Request) : (input as RequestInfo)
}

function isCopyable(body: unknown): boolean {
  if (body === undefined || body === null) return true
  try {
    isLocked(body as ReadableStream)
    return false
  } catch {
    return !isBig(body)
  }
}
