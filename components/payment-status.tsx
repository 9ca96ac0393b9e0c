import {
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleSlash,
  CircleX,
  LoaderCircle,
} from 'lucide-react'
import { i18n } from '#i18n'
import type { PaymentStatus as Status } from '@/lib/contracts/history'

const marks = {
  working: { icon: LoaderCircle, color: 'text-wait' },
  delivered: { icon: CircleCheck, color: 'text-good' },
  refused: { icon: CircleX, color: 'text-bad' },
  failed: { icon: CircleSlash, color: 'text-bad' },
  unknown: { icon: CircleQuestionMark, color: 'text-wait' },
  void: { icon: CircleDashed, color: 'text-muted' },
} as const

/** A payment's outcome: a shape, and a word beside it or for screen readers. */
export function PaymentStatus({
  status,
  isWordShown = true,
}: {
  status: Status
  isWordShown?: boolean
}) {
  const { icon: Icon, color } = marks[status]
  return (
    <span className={`inline-flex items-center gap-1.5 ${color}`}>
      <Icon aria-hidden size={16} strokeWidth={1.5} className="shrink-0" />
      <span className={isWordShown ? undefined : 'sr-only'}>
        {i18n.t(`status.${status}`)}
      </span>
    </span>
  )
}
