import { baseUrl, resolve } from './base-url'
import { drop, hasKnown, isOpen, takeKnown } from './channel'
import {
  apply,
  bare,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  page,
  stateOf,
  toUpperCase,
  wrap,
} from './natives'
import { ahead, onEnd } from './xhr-again'
import { type Call, callOf, keepBody, newCall, setCallOf } from './xhr-call'
import { emitAbort, forget, watch } from './xhr-events'
import { patchUpload } from './xhr-upload'

const NativeXhr = XMLHttpRequest
const { prototype } = NativeXhr

/** Lets an XMLHttpRequest hold an answer of 402 until we know what to do. */
export function patchXhr() {
  patch('open', onOpen)
  patch('setRequestHeader', onSetHeader)
  patch('send', onSend)
  patch('abort', onAbort)
  patchUpload()
  const state = getOwnPropertyDescriptor(prototype, 'readyState')
  const get = wrap(
    state?.get as () => number,
    (native, self, args) => callOf(self)?.shown ?? apply(native, self, args),
  )
  defineProperty(prototype, 'readyState', { ...state, get })
  page.XMLHttpRequest = new Proxy(
    NativeXhr,
    bare({
      construct(native: typeof NativeXhr, args: [], target: typeof NativeXhr) {
        const xhr: XMLHttpRequest = construct(native, args, target)
        if (isOpen()) watch(xhr, onEnd)
        return xhr
      },
    }),
  )
  defineProperty(prototype, 'constructor', { value: page.XMLHttpRequest })
}

function patch(
  name: 'open' | 'setRequestHeader' | 'send' | 'abort',
  call: (native: () => void, xhr: XMLHttpRequest, args: unknown[]) => unknown,
) {
  prototype[name] = wrap(prototype[name] as () => void, call)
}

function onOpen(native: () => void, xhr: XMLHttpRequest, args: unknown[]) {
  const before = callOf(xhr)
  const unanswered = unansweredId(xhr)
  // Given and falsy, the third argument asks for a synchronous call.
  const isAsync = args.length < 3 || args[2]
  // Before the native call: it says `readystatechange`, which is the page's.
  setCallOf(xhr, isAsync ? toCall(args) : undefined)
  try {
    apply(native, xhr, args)
  } catch (error) {
    setCallOf(xhr, before)
    throw error
  }
  if (unanswered) drop(unanswered)
}

function toCall(args: unknown[]): Call | undefined {
  try {
    const url = resolve(`${args[1]}`, baseUrl())
    return newCall(`${args[0]}`, url, args[3] as string, args[4] as string)
  } catch {
    return undefined
  }
}

function onSetHeader(native: () => void, xhr: XMLHttpRequest, args: unknown[]) {
  apply(native, xhr, args)
  const call = callOf(xhr)
  if (call)
    call.headers[call.headerCount++] = {
      name: `${args[0]}`,
      value: `${args[1]}`,
    }
}

function onSend(native: () => void, xhr: XMLHttpRequest, args: unknown[]) {
  const call = callOf(xhr)
  if (call && !call.isSent) {
    keepBody(call, args[0])
    call.isSent = true
    if (hasKnown && takeKnown(toUpperCase(call.method), call.url))
      return ahead(xhr, call)
  }
  return apply(native, xhr, args)
}

function onAbort(native: () => void, xhr: XMLHttpRequest, args: unknown[]) {
  const call = callOf(xhr)
  const unanswered = unansweredId(xhr)
  if (unanswered) drop(unanswered)
  if (call?.shown === undefined || call.shown === 4)
    return apply(native, xhr, args)
  // Under way, the browser says what an abort says; at its end, and before it
  // was sent, it says nothing.
  const isSilent = stateOf(xhr) % 3 === 1
  forget(call)
  call.isFinal = true
  apply(native, xhr, args)
  if (isSilent) emitAbort(xhr, call)
}

/** The claimed call whose end the page has not seen. */
function unansweredId(xhr: XMLHttpRequest): string | undefined {
  const call = callOf(xhr)
  return (call?.shown ?? stateOf(xhr)) < 4 ? call?.callId : undefined
}
