import {
  bare,
  getter,
  reflectGet,
  reflectSet,
  setPrototypeOf,
  stopEvent,
} from './natives'
import { listenAll } from './progress'
import { callOf, getFrom, putInto } from './xhr-call'

const uploadOf = getter(XMLHttpRequest.prototype, 'upload')
/** The XMLHttpRequests of uploads whose call was sent again. */
const repeated = new WeakMap()

/** Hides the upload events of a repeated call: the page has had them. */
export function muteUpload(xhr: XMLHttpRequest) {
  putInto(repeated, uploadOf(xhr), xhr)
}

/**
 * Puts our listener before the page's first one, and only then: any upload
 * listener makes a cross-origin request preflighted.
 *
 * What an upload inherits is asked for through a proxy of an empty object:
 * `XMLHttpRequestUpload.prototype` looks as it did, and whatever the page puts on
 * the prototypes above is what is found and called.
 */
export function patchUpload() {
  const target = { __proto__: XMLHttpRequestEventTarget.prototype }
  const handler: ProxyHandler<object> = {
    get(target, key, upload) {
      if (key === 'addEventListener') guard(upload)
      return reflectGet(target, key, upload)
    },
    set(target, key, value, upload) {
      if (key in target) guard(upload)
      return reflectSet(target, key, value, upload)
    },
    // V8 looks no further than a proxy for the keys of `for … in`.
    ownKeys(target) {
      const keys: string[] = bare({ length: 0 } as string[])
      for (const key in target) keys[keys.length++] = key
      return keys
    },
  }
  setPrototypeOf(
    XMLHttpRequestUpload.prototype,
    new Proxy(target, bare(handler)),
  )
}

/** A listener that is there already is not added again, and keeps its place. */
function guard(upload: EventTarget) {
  try {
    listenAll(upload, onEvent)
  } catch {
    // An object that only inherits from an upload's prototype.
  }
}

function onEvent(this: unknown, event: Event) {
  // One that was opened anew has another call by now.
  if (callOf(getFrom(repeated, this as XMLHttpRequestUpload))?.round)
    stopEvent(event)
}
