import { useSyncExternalStore } from 'react'

/**
 * The first part of the address after `#/`, of those there are; else the first.
 * The address is the store: links, Back and reload work by themselves.
 */
export function useRoute<route extends string>(
  routes: readonly [route, ...route[]],
): route {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  const name = hash.replace(/^#\/?/, '').split(/[/?]/)[0]
  return routes.find((route) => route === name) ?? routes[0]
}

function subscribe(handleChange: () => void) {
  addEventListener('hashchange', handleChange)
  return () => removeEventListener('hashchange', handleChange)
}
