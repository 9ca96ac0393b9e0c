import { useMemo, useSyncExternalStore } from 'react'

/** What stands after `#/`: a path and, after `?`, a query. */
export type Address = { path: string; query: string }

/**
 * The first part of the address after `#/`, of those there are; else the first.
 * The address is the store: links, Back and reload work by themselves.
 */
export function useRoute<route extends string>(
  routes: readonly [route, ...route[]],
): route {
  const { path } = useAddress()
  const name = path.split('/')[0]
  return routes.find((route) => route === name) ?? routes[0]
}

/** The page's address, now and whenever it changes. */
export function useAddress(): Address {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return useMemo(() => addressOf(hash), [hash])
}

/** The page's address now. */
export function readAddress(): Address {
  return addressOf(location.hash)
}

/** Changes the page's address; unless it is a step, Back leads past it. */
export function goTo(
  { path, query }: Address,
  { isStep = true }: { isStep?: boolean } = {},
): void {
  const hash = query === '' ? `#/${path}` : `#/${path}?${query}`
  if (hash === location.hash) return
  if (isStep) history.pushState(null, '', hash)
  else history.replaceState(null, '', hash)
  // A field shows what the address says, so it must hear of it at once, and
  // the browser tells of such a change to nobody.
  dispatchEvent(new HashChangeEvent('hashchange'))
}

function addressOf(hash: string): Address {
  const whole = hash.replace(/^#\/?/, '')
  const at = whole.indexOf('?')
  return at === -1
    ? { path: whole, query: '' }
    : { path: whole.slice(0, at), query: whole.slice(at + 1) }
}

function subscribe(handleChange: () => void) {
  addEventListener('hashchange', handleChange)
  return () => removeEventListener('hashchange', handleChange)
}
