import { bare, getter, listen, stateOf, stopEvent, uncurry } from './natives'
import { listenAll } from './progress'
import { type Call, callOf, type HeldEvent } from './xhr-call'
import { isPriced } from './xhr-words'

const NativeEvent = Event
const NativeProgressEvent = ProgressEvent
const typeOf = getter(Event.prototype, 'type')
const dispatch = uncurry(EventTarget.prototype.dispatchEvent)
const loaded = getter(ProgressEvent.prototype, 'loaded')
const total = getter(ProgressEvent.prototype, 'total')
const lengthComputable = getter(ProgressEvent.prototype, 'lengthComputable')

/**
 * Comes before every listener of the page. In the constructor because Chromium
 * runs an XMLHttpRequest's listeners in the order they were added, capturing
 * or not.
 */
export function watch(
  xhr: XMLHttpRequest,
  onEnd: (xhr: XMLHttpRequest, call: Call) => void,
) {
  const onEvent = (event: Event) => {
    const call = callOf(xhr)
    if (!call?.isSent) return
    const state = stateOf(xhr)
    // The page saw this call open and start once already.
    if (state === 1 && call.round > 0) return stopEvent(event)
    const isEnd = typeOf(event) === 'loadend'
    if (call.isPaid && isEnd) onEnd(xhr, call)
    if (call.isFinal) return
    if (!call.heldCount && !(state === 2 && isPriced(xhr))) return
    stopEvent(event)
    call.shown = 1
    call.held[call.heldCount++] = { event, state }
    if (isEnd) onEnd(xhr, call)
  }
  listen(xhr, 'readystatechange', onEvent, true)
  listenAll(xhr, onEvent)
}

/** Lets the page have the 402 as if it had come just now. */
export function release(xhr: XMLHttpRequest, call: Call) {
  call.isFinal = true
  for (let i = 0; i < call.heldCount; i++) {
    const { event, state } = call.held[i] as HeldEvent
    call.shown = state
    dispatch(xhr, copyOf(event as ProgressEvent))
    if (callOf(xhr) !== call) return
  }
  forget(call)
}

/** What `send()` says first. */
export function emitStart(xhr: XMLHttpRequest) {
  dispatch(xhr, new NativeProgressEvent('loadstart'))
}

/** What `abort()` says of a call that the page believes under way. */
export function emitAbort(xhr: XMLHttpRequest, call: Call) {
  forget(call)
  call.isFinal = true
  call.shown = 4
  dispatch(xhr, new NativeEvent('readystatechange'))
  dispatch(xhr, new NativeProgressEvent('abort'))
  dispatch(xhr, new NativeProgressEvent('loadend'))
  call.shown = undefined
}

export function forget(call: Call) {
  call.held = bare({})
  call.heldCount = 0
  call.shown = undefined
}

/** Of an event that has no progress to tell, its kind alone is read. */
function copyOf(event: ProgressEvent): Event {
  const type = typeOf(event)
  if (type === 'readystatechange') return new NativeEvent(type)
  return new NativeProgressEvent(
    type,
    bare({
      loaded: loaded(event),
      total: total(event),
      lengthComputable: lengthComputable(event),
    }),
  )
}
