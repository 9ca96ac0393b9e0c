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
  method: string
  signal: AbortSignal
  canRepeat: boolean
}

export const requestUrl = getter(Request.prototype, 'url')
const methodOf = getter(Request.prototype, 'method')
const signalOf = getter(Request.prototype, 'signal')
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
 * Copies a call before it is sent; nothing where `fetch` will refuse it.
 *
 * Costs a body copy only where there is a body. Streams are left alone, since
 * reading one would take it from the page.
 */
export function keep(input: unknown, init: unknown): Kept | undefined {
  try {
    const options = init as RequestInit | null | undefined
    const canRepeat = isCopyable(options?.body)
    const source = cloneOf(input)
    const request = new NativeRequest(
      source,
      canRepeat ? (options ?? undefined) : { ...options, body: null },
    )
    const method = methodOf(request)
    return { request, method, signal: signalOf(request), canRepeat }
  } catch {
    return undefined
  }
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
    // Not a Request: a string, a URL, or what `fetch` will make one of.
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
