import { useSyncExternalStore } from 'react'

const wide = matchMedia('(min-width: 900px)')

/** Whether there is room for a payment beside the list. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches)
}

function subscribe(handleChange: () => void) {
  wide.addEventListener('change', handleChange)
  return () => wide.removeEventListener('change', handleChange)
}
