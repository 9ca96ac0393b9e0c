import { drop, isOpen, report } from './channel'
import { copyOf, decide } from './claim'
import { withFragment } from './fragment'
import {
  apply,
  bare,
  construct,
  defineProperty,
  getOwnPropertyDescriptor,
  getter,
  newId,
  own,
  page,
  readHeader,
  requestHeaders,
  stateOf,
  statusOf,
  toLowerCase,
  toUpperCase,
  uncurry,
  wrap,
} from './natives'
import type { HookVerdict } from './wire'
import {
  type Call,
  callOf,
  type Header,
  keepBody,
  newCall,
  setCallOf,
} from './xhr-call'
import { emitAbort, forget, release, watch } from './xhr-events'
import { muteUpload, patchUpload, unmuteUpload } from './xhr-upload'
import { xhrWords } from './xhr-words'

const NativeXhr = XMLHttpRequest
const { prototype } = NativeXhr
const root = document
const NativeUrl = URL
const open = uncurry(prototype.open)
const send = uncurry(prototype.send)
const setHeader = uncurry(prototype.setRequestHeader)
const responseUrl = getter(prototype, 'responseURL')
const baseUri = getter(Node.prototype, 'baseURI')
const hrefOf = getter(URL.prototype, 'href')

/** Lets an XMLHttpRequest hold an answer of 402 until we know what to do. */
export function patchXhr() {
  patch('open', onOpen)
  patch('setRequestHeader', onSetHeader)
  patch('send', onSend)
  patch('abort', onAbort)
  patchUpload()
  const state = getOwnPropertyDescriptor(prototype, 'readyState')
  const get = wrap(state?.get as () => number, (native, self, args) => {
    const real = apply(native, self, args)
    return callOf(self)?.shown ?? real
  })
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
  if (before?.round) unmuteUpload(xhr)
}

function toCall(args: unknown[]): Call | undefined {
  try {
    const url = hrefOf(new NativeUrl(`${args[1]}`, baseUri(root)))
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
  }
  return apply(native, xhr, args)
}

function onAbort(native: () => void, xhr: XMLHttpRequest, args: unknown[]) {
  const call = callOf(xhr)
  const unanswered = unansweredId(xhr)
  if (unanswered) drop(unanswered)
  if (call?.shown === undefined || call.shown === 4)
    return apply(native, xhr, args)
  // Under way, the browser says what an abort says; at its end it says nothing.
  const isDone = stateOf(xhr) === 4
  forget(call)
  call.isFinal = true
  apply(native, xhr, args)
  if (isDone) emitAbort(xhr, call)
}

/** The claimed call whose end the page has not seen. */
function unansweredId(xhr: XMLHttpRequest): string | undefined {
  const call = callOf(xhr)
  return (call?.shown ?? stateOf(xhr)) < 4 ? call?.callId : undefined
}

async function claim(xhr: XMLHttpRequest, call: Call) {
  const callId = call.callId ?? newId()
  call.callId = callId
  call.copy ??= await own(copyOf(call.kept, call.canRepeat))
  const { canRepeat, bodyHash } = call.copy
  const verdict = await own(
    decide(
      {
        callId,
        url: responseUrl(xhr),
        method: toUpperCase(call.method),
        canRepeat,
        bodyHash,
        repeats: call.round,
      },
      () => xhrWords(xhr),
    ),
  )
  // Aborted or opened anew while we asked.
  if (callOf(xhr) !== call || !call.heldCount) return
  const isPaid = verdict[0] === '#'
  if (canRepeat && (isPaid || (verdict === 'repeat' && call.round < 1)))
    sendAgain(xhr, call, isPaid ? verdict : '')
  else release(xhr, call)
}

function onEnd(xhr: XMLHttpRequest, call: Call) {
  const isPriced = statusOf(xhr) === 402
  if (call.isPaid) {
    if (isPriced) void report(call.callId as string, xhrWords(xhr))
  } else if (isPriced && isOpen()) void claim(xhr, call)
  // The answer broke off after its headers, or there is nobody to ask.
  else release(xhr, call)
}

function sendAgain(
  xhr: XMLHttpRequest,
  call: Call,
  fragment: HookVerdict | '',
) {
  call.round++
  call.isFinal = call.isPaid = fragment !== ''
  forget(call)
  muteUpload(xhr)
  open(
    xhr,
    call.method,
    withFragment(call.url, fragment),
    true,
    call.user,
    call.password,
  )
  const type =
    call.kept && readHeader(requestHeaders(call.kept), 'Content-Type')
  let hasType = false
  for (let i = 0; i < call.headerCount; i++) {
    const { name, value } = call.headers[i] as Header
    hasType ||= toLowerCase(name) === 'content-type'
    setHeader(xhr, name, value)
  }
  if (type && !hasType) setHeader(xhr, 'Content-Type', type)
  send(xhr, call.copy?.body)
}
