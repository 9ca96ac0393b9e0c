import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  LoaderCircle,
} from 'lucide-react'
import { i18n } from '#i18n'
import type { PaymentStatus as Status } from '@/lib/contracts/history'
import { outcomeOf } from './history/outcome'

const marks = {
  working: { icon: LoaderCircle, color: 'text-wait' },
  delivered: { icon: CircleCheck, color: 'text-good' },
  undelivered: { icon: CircleAlert, color: 'text-bad' },
  unknown: { icon: CircleQuestionMark, color: 'text-wait' },
  void: { icon: CircleDashed, color: 'text-muted' },
} as const

/** A payment's outcome as a shape, with words beside it or for ears only. */
export function PaymentStatus({
  status,
  words,
}: {
  status: Status
  /** Shown beside the mark; without them the mark has a name. */
  words?: string
}) {
  const outcome = outcomeOf(status)
  const { icon: Icon, color } = marks[outcome]
  return (
    <span className={`inline-flex items-start gap-1.5 ${color}`}>
      <Icon
        aria-hidden
        size={16}
        strokeWidth={1.5}
        className="mt-0.5 shrink-0"
      />
      {words === undefined ? (
        <span className="sr-only">{i18n.t(`status.${outcome}`)}</span>
      ) : (
        words && <span>{words}</span>
      )}
    </span>
  )
}
