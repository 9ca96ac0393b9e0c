import { isOpen, report } from './channel'
import { copyOf, decide } from './claim'
import { fragmentOf, isPay, withFragment } from './fragment'
import {
  getter,
  newId,
  own,
  readHeader,
  requestHeaders,
  toLowerCase,
  toUpperCase,
  uncurry,
} from './natives'
import { type Call, callOf, type Header } from './xhr-call'
import { emitStart, forget, release } from './xhr-events'
import { muteUpload } from './xhr-upload'
import { isPriced, xhrWords } from './xhr-words'

const { prototype } = XMLHttpRequest
// Taken before the page's first script, and before `xhr.ts` replaces them.
const open = uncurry(prototype.open)
const send = uncurry(prototype.send)
const setHeader = uncurry(prototype.setRequestHeader)
const responseUrl = getter(prototype, 'responseURL')

/** An answer is whole: claims a 402, and says what a paid one says. */
export function onEnd(xhr: XMLHttpRequest, call: Call) {
  const asksMoney = isPriced(xhr)
  if (call.isPaid) {
    if (asksMoney) void report(call.callId as string, xhrWords(xhr))
  } else if (asksMoney && isOpen()) void claim(xhr, call)
  // The answer broke off after its headers, or there is nobody to ask.
  else release(xhr, call)
}

/** Makes a call whose price is known: with the payment, where there is one. */
export function ahead(xhr: XMLHttpRequest, call: Call) {
  call.round = -1
  call.shown = 1
  emitStart(xhr)
  void claim(xhr, call)
}

async function claim(xhr: XMLHttpRequest, call: Call) {
  const callId = call.callId ?? newId()
  call.callId = callId
  call.copy ??= await own(copyOf(call.kept, call.canRepeat))
  const { canRepeat, bodyDigest } = call.copy
  const verdict = await own(
    decide(
      {
        callId,
        url: responseUrl(xhr) || call.url,
        to: call.url,
        method: toUpperCase(call.method),
        canRepeat,
        bodyDigest,
        repeats: call.round,
      },
      () => xhrWords(xhr),
    ),
  )
  // Aborted or opened anew while we asked.
  if (callOf(xhr) !== call || !call.shown) return
  const fragment = fragmentOf(verdict, call.round)
  if (canRepeat && fragment !== undefined) sendAgain(xhr, call, fragment)
  else release(xhr, call)
}

function sendAgain(xhr: XMLHttpRequest, call: Call, fragment: string) {
  // The 402 of a call that was not asked for first is asked about as any.
  call.isFinal = call.isPaid = isPay(fragment) && call.round >= 0
  call.round = 1
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
