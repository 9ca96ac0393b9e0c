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
