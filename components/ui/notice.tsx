import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

const tones = {
  info: { icon: Info, color: 'text-muted', edge: 'border-l-edge' },
  good: { icon: CircleCheck, color: 'text-good', edge: 'border-l-good' },
  wait: { icon: TriangleAlert, color: 'text-wait', edge: 'border-l-wait' },
  bad: { icon: CircleX, color: 'text-bad', edge: 'border-l-bad' },
}

type NoticeProps = {
  tone?: keyof typeof tones
  title?: ReactNode
  children?: ReactNode
  /** Read it out when it appears. */
  isLive?: boolean
}

export function Notice({
  tone = 'info',
  title,
  children,
  isLive = false,
}: NoticeProps) {
  const { icon: Icon, color, edge } = tones[tone]
  return (
    <div
      role={isLive ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      className={classNames(
        'flex gap-3 rounded-control border border-line border-l-4 bg-card p-3',
        edge,
      )}
    >
      <Icon
        aria-hidden
        size={18}
        strokeWidth={1.5}
        className={classNames('mt-px shrink-0', color)}
      />
      <div className="flex min-w-0 flex-col gap-1">
        {title && <p className="font-medium">{title}</p>}
        {children}
      </div>
    </div>
  )
}
