import { useEffect } from 'react'
import { wallet } from './wallet'

const everyMs = 30_000
const activities = ['pointerdown', 'keydown', 'wheel'] as const

/**
 * Says that a person is here, at most once in 30 s, so an idle wallet locks and
 * one in use does not. Only trusted events count.
 */
export function useTouch(): void {
  useEffect(() => {
    let lastMs = Number.NEGATIVE_INFINITY
    const handleActivity = (event: Event) => {
      if (!event.isTrusted || event.timeStamp - lastMs < everyMs) return
      lastMs = event.timeStamp
      // A screen that cannot reach the background says so where it matters.
      wallet.touch().catch(() => undefined)
    }
    const options = { capture: true, passive: true }
    for (const name of activities)
      addEventListener(name, handleActivity, options)
    return () => {
      for (const name of activities)
        removeEventListener(name, handleActivity, options)
    }
  }, [])
}
