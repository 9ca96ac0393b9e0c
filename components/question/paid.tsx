import { CircleCheck } from 'lucide-react'
import { i18n } from '#i18n'
import type { PaymentRow } from '@/lib/contracts/history'
import { paidWords } from './paid-words'

/** What was paid and delivered, in one line. */
export function Paid({ rows }: { rows: readonly PaymentRow[] }) {
  return (
    <h1 className="flex items-center gap-2 font-medium text-16 text-good">
      <CircleCheck
        aria-hidden
        size={20}
        strokeWidth={1.5}
        className="shrink-0"
      />
      <span role="status">{i18n.t('question.paid', [paidWords(rows)])}</span>
    </h1>
  )
}
