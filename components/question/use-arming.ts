import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import {
  type Arming,
  type ArmingEvent,
  armingAfter,
  doesCount,
  isArmed,
  startArming,
} from './arming'

/** The guard of everything on the question that moves money. */
export type Guard = {
  isReady: boolean
  /** Changes whenever the wait starts again; null while not in front. */
  readyAtMs: number | null
  handlers: {
    onPointerDown: (event: PointerEvent) => void
    onKeyDown: (event: KeyboardEvent) => void
    onBlur: () => void
  }
  /** Whether this click is a person's answer to what is shown. */
  accepts: (event: MouseEvent) => boolean
}

const lookEveryMs = 100

/**
 * Arms after the question was in front for a while, and again whenever focus,
 * visibility, the window's place or size, or `shown` changes.
 */
export function useArming(shown: string): Guard {
  const arming = useRef<Arming>(startArming(false, false, 0))
  const place = useRef('')
  const [readyAtMs, setReadyAtMs] = useState<number | null>(null)
  const [isReady, setIsReady] = useState(false)

  const parts = useMemo(() => {
    const dispatch = (event: ArmingEvent, nowMs = performance.now()) => {
      arming.current = armingAfter(arming.current, event, nowMs)
      setReadyAtMs(arming.current.readyAtMs)
      setIsReady(isArmed(arming.current, nowMs))
    }
    // No event tells that a window was moved.
    const look = () => {
      const now = [screenX, screenY, innerWidth, innerHeight].join()
      if (now !== place.current) {
        place.current = now
        dispatch({ kind: 'changed' })
      } else setIsReady(isArmed(arming.current, performance.now()))
    }
    const guard = {
      handlers: {
        onPointerDown: ({ nativeEvent }: PointerEvent) => {
          look()
          const { isTrusted, timeStamp } = nativeEvent
          dispatch({ kind: 'pointer-down', isTrusted }, timeStamp)
        },
        onKeyDown: ({ nativeEvent, key }: KeyboardEvent) => {
          if (key !== 'Enter' && key !== ' ') return
          look()
          const { isTrusted, repeat: isRepeat, timeStamp } = nativeEvent
          dispatch({ kind: 'key-down', isTrusted, isRepeat }, timeStamp)
        },
        onBlur: () => dispatch({ kind: 'press-over' }),
      },
      accepts: ({ nativeEvent }: MouseEvent) => {
        look()
        const { isTrusted, detail, timeStamp: atMs } = nativeEvent
        const counts = doesCount(arming.current, { isTrusted, detail, atMs })
        dispatch({ kind: 'press-over' })
        return counts
      },
    }
    return { dispatch, look, guard }
  }, [])

  useEffect(() => {
    const { dispatch, look } = parts
    const changeFocus = () =>
      dispatch({ kind: 'focus', isFocused: document.hasFocus() })
    const changeVisibility = () =>
      dispatch({
        kind: 'visibility',
        isVisible: document.visibilityState === 'visible',
      })
    look()
    changeFocus()
    changeVisibility()
    addEventListener('focus', changeFocus)
    addEventListener('blur', changeFocus)
    addEventListener('resize', look)
    document.addEventListener('visibilitychange', changeVisibility)
    const timer = setInterval(look, lookEveryMs)
    return () => {
      removeEventListener('focus', changeFocus)
      removeEventListener('blur', changeFocus)
      removeEventListener('resize', look)
      document.removeEventListener('visibilitychange', changeVisibility)
      clearInterval(timer)
    }
  }, [parts])

  // Before paint: other terms are never on the screen while the old ones' wait
  // still counts.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` is the trigger
  useLayoutEffect(() => {
    parts.dispatch({ kind: 'changed' })
  }, [parts, shown])

  return { isReady, readyAtMs, ...parts.guard }
}
