import { useState } from 'react'
import { i18n } from '#i18n'
import { SpendingView } from '@/components/history/spending-view'
import { Disclosure } from '@/components/ui/disclosure'
import type { PaymentRow } from '@/lib/contracts/history'
import type { OlderDay } from '@/lib/export/older-day'

type SpendingPartProps = {
  found: readonly PaymentRow[]
  /** Of older payments. */
  days: readonly OlderDay[]
}

/** The plot of what the filter leaves; drawn only while it is open. */
export function SpendingPart({ found, days }: SpendingPartProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Disclosure
      title={i18n.t('history.spending')}
      isOpen={isOpen}
      onToggle={setIsOpen}
    >
      {isOpen && <SpendingView rows={found} days={days} />}
    </Disclosure>
  )
}
