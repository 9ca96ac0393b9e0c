import { isOpen, report } from './channel'
import { copyOf, decide } from './claim'
import { fragmentOf, isPay, withFragment } from './fragment'
import {
  getter,
  newId,
  own,
  readHeader,
  requestHeaders,
  statusOf,
  toLowerCase,
  toUpperCase,
  uncurry,
} from './natives'
import { type Call, callOf, type Header } from './xhr-call'
import { forget, release } from './xhr-events'
import { muteUpload } from './xhr-upload'
import { xhrWords } from './xhr-words'

const { prototype } = XMLHttpRequest
// Taken before the page's first script, and before `xhr.ts` replaces them.
const open = uncurry(prototype.open)
const send = uncurry(prototype.send)
const setHeader = uncurry(prototype.setRequestHeader)
const responseUrl = getter(prototype, 'responseURL')

/** An answer is whole: claims a 402, and says what a paid one says. */
export function onEnd(xhr: XMLHttpRequest, call: Call) {
  const isPriced = statusOf(xhr) === 402
  if (call.isPaid) {
    if (isPriced) void report(call.callId as string, xhrWords(xhr))
  } else if (isPriced && isOpen()) void claim(xhr, call)
  // The answer broke off after its headers, or there is nobody to ask.
  else release(xhr, call)
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
  const fragment = fragmentOf(verdict, call.round)
  if (canRepeat && fragment !== undefined) sendAgain(xhr, call, fragment)
  else release(xhr, call)
}

function sendAgain(xhr: XMLHttpRequest, call: Call, fragment: string) {
  call.round++
  call.isFinal = call.isPaid = isPay(fragment)
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
