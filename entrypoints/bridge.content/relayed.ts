/**
 * Whether a service worker of its site stands between this document and the
 * network. A sandboxed document may not ask, and has none.
 */
export function isRelayed(): boolean {
  try {
    return Boolean(navigator.serviceWorker?.controller)
  } catch {
    return false
  }
}

/**
 * Whether a page of its own site opened this document. Another site can hide
 * that it did, and cannot say that it was this one.
 */
export function isFromItsSite(): boolean {
  return URL.parse(document.referrer)?.origin === location.origin
}
