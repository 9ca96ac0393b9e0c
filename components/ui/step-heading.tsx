import { type ReactNode, useEffect, useRef } from 'react'

/** A screen's heading; takes the keyboard's and the reader's place on arrival. */
export function StepHeading({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => ref.current?.focus(), [])
  return (
    <h1 ref={ref} tabIndex={-1} className="font-semibold text-20">
      {children}
    </h1>
  )
}
