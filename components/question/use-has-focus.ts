import { useSyncExternalStore } from 'react'

/** Whether this window is the one a person types and clicks in. */
export function useHasFocus(): boolean {
  return useSyncExternalStore(subscribe, () => document.hasFocus())
}

function subscribe(changed: () => void): () => void {
  addEventListener('focus', changed)
  addEventListener('blur', changed)
  return () => {
    removeEventListener('focus', changed)
    removeEventListener('blur', changed)
  }
}
