import type { ReactNode } from 'react'
import { classNames } from './class-names'

const tones = {
  plain: 'border-edge text-muted',
  good: 'border-good text-good',
  wait: 'border-wait text-wait',
  bad: 'border-bad text-bad',
  test: 'border-test text-test',
}

type PillProps = {
  tone?: keyof typeof tones
  icon?: ReactNode
  children: ReactNode
}

export function Pill({ tone = 'plain', icon, children }: PillProps) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-full border px-2 font-medium text-12',
        tones[tone],
      )}
    >
      {icon}
      {children}
    </span>
  )
}
