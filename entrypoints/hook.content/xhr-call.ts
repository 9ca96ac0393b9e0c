import { type Copy, isBig } from './claim'
import { bare, getter, NativeRequest, toUpperCase, uncurry } from './natives'

/** One `open()` of an XMLHttpRequest and what followed. */
export type Call = {
  method: string
  url: string
  user: string | null | undefined
  password: string | null | undefined
  headers: Record<number, Header>
  headerCount: number
  /** The body as sent. */
  kept?: Request
  canRepeat: boolean
  /** The body read, once the call was claimed. */
  copy?: Copy
  isSent?: boolean
  /** Names the call once it was claimed. */
  callId?: string
  /** 1 once it was sent again; below zero before it is sent at all. */
  round: number
  /** Whatever comes now is for the page, a 402 included. */
  isFinal?: boolean
  isPaid?: boolean
  /** Events the page has not seen: those of a 402 we are asking about. */
  held: Record<number, HeldEvent>
  heldCount: number
  /** The `readyState` the page sees in place of the real one. */
  shown?: number | undefined
}

export type Header = { name: string; value: string }

export type HeldEvent = { event: Event; state: number }

export const getFrom = uncurry(WeakMap.prototype.get)
export const putInto = uncurry(WeakMap.prototype.set)
const nodeType = getter(Node.prototype, 'nodeType')
const calls = new WeakMap()

export function callOf(xhr: XMLHttpRequest): Call | undefined {
  return getFrom(calls, xhr)
}

export function setCallOf(xhr: XMLHttpRequest, call: Call | undefined) {
  putInto(calls, xhr, call)
}

export function newCall(
  method: string,
  url: string,
  user: Call['user'],
  password: Call['password'],
): Call {
  // Bare, as what is not set yet would be inherited.
  return bare({
    method,
    url,
    user,
    password,
    headers: bare({}),
    headerCount: 0,
    canRepeat: true,
    round: 0,
    held: bare({}),
    heldCount: 0,
  })
}

/** Copies the body before it is sent, where that is possible and cheap. */
export function keepBody(call: Call, body: unknown) {
  const method = toUpperCase(call.method)
  if (body === undefined || body === null) return
  if (method === 'GET' || method === 'HEAD') return
  try {
    call.canRepeat = !isNode(body) && !isBig(body)
    if (!call.canRepeat) return
    const init = bare({ method: 'POST', body: body as BodyInit })
    call.kept = new NativeRequest('https://x', init)
  } catch {
    call.canRepeat = false
  }
}

function isNode(body: unknown): boolean {
  try {
    return nodeType(body as Node) > 0
  } catch {
    return false
  }
}
