import {
  apply,
  defineProperty,
  getOwnPropertyDescriptor,
  getter,
  stopEvent,
  uncurry,
  wrap,
} from './natives'
import { listenAll, progressTypes } from './progress'

const { prototype } = XMLHttpRequestUpload
const uploadOf = getter(XMLHttpRequest.prototype, 'upload')
const has = uncurry(WeakSet.prototype.has)
const add = uncurry(WeakSet.prototype.add)
const remove = uncurry(WeakSet.prototype.delete)
const guarded = new WeakSet()
const muted = new WeakSet()

/** Hides the upload events of a repeated call: the page has had them. */
export function muteUpload(xhr: XMLHttpRequest) {
  add(muted, uploadOf(xhr))
}

export function unmuteUpload(xhr: XMLHttpRequest) {
  remove(muted, uploadOf(xhr))
}

/**
 * Puts our listener before the page's first one, and only then: any upload
 * listener makes a cross-origin request preflighted.
 */
export function patchUpload() {
  const guard = (native: () => unknown, upload: object, args: never) => {
    if (!has(guarded, upload)) {
      listenAll(upload as EventTarget, onEvent)
      add(guarded, upload)
    }
    return apply(native, upload, args)
  }
  for (const type of progressTypes) {
    const accessor = getOwnPropertyDescriptor(
      XMLHttpRequestEventTarget.prototype,
      `on${type}`,
    ) as PropertyDescriptor & { set: () => void }
    const set = wrap(accessor.set, guard)
    defineProperty(prototype, `on${type}`, { ...accessor, set })
  }
  defineProperty(prototype, 'addEventListener', {
    ...getOwnPropertyDescriptor(EventTarget.prototype, 'addEventListener'),
    value: wrap(EventTarget.prototype.addEventListener, guard as never),
  })
}

function onEvent(this: unknown, event: Event) {
  if (has(muted, this as object)) stopEvent(event)
}
