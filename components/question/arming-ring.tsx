import { useEffect, useRef } from 'react'
import { armingMs } from './arming'
import type { Guard } from './use-arming'

const radius = 6
const around = 2 * Math.PI * radius

/** A ring that fills while the button waits, and is whole when it is ready. */
export function ArmingRing({ isReady, readyAtMs }: Guard) {
  const ref = useRef<SVGCircleElement>(null)

  useEffect(() => {
    if (readyAtMs === null) return
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const waitMs = readyAtMs - performance.now()
    if (isStill || waitMs <= 0) return
    const filling = ref.current?.animate?.(
      [{ strokeDashoffset: around }, { strokeDashoffset: 0 }],
      { duration: armingMs, delay: waitMs - armingMs, fill: 'both' },
    )
    return () => filling?.cancel()
  }, [readyAtMs])

  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      width={16}
      height={16}
      className="-rotate-90 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
    >
      <circle cx={8} cy={8} r={radius} opacity={0.35} />
      <circle
        ref={ref}
        cx={8}
        cy={8}
        r={radius}
        strokeDasharray={around}
        strokeDashoffset={isReady ? 0 : around}
      />
    </svg>
  )
}
