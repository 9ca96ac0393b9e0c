import { BadgeCheck, MessageCircleMore } from 'lucide-react'
import { i18n } from '#i18n'
import type { PaymentRow } from '@/lib/contracts/history'

/** Who says what happened to the money: a shape and a word. */
export function ProofMark({ by }: { by: PaymentRow['isProvenBy'] }) {
  if (by === 'none') return null
  const Icon = by === 'chain' ? BadgeCheck : MessageCircleMore
  return (
    <span
      className={`inline-flex items-center gap-1 align-bottom ${by === 'chain' ? 'text-good' : 'text-muted'}`}
    >
      <Icon aria-hidden size={14} strokeWidth={1.5} className="shrink-0" />
      {i18n.t(by === 'chain' ? 'history.byChain' : 'history.bySeller')}
    </span>
  )
}
