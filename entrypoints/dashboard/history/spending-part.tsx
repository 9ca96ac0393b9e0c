import { useState } from 'react'
import { i18n } from '#i18n'
import { SpendingView } from '@/components/history/spending-view'
import { Disclosure } from '@/components/ui/disclosure'
import type { PaymentRow } from '@/lib/contracts/history'

/** The plot of what the filter leaves; drawn only while it is open. */
export function SpendingPart({ found }: { found: readonly PaymentRow[] }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Disclosure
      title={i18n.t('history.spending')}
      isOpen={isOpen}
      onToggle={setIsOpen}
    >
      {isOpen && <SpendingView rows={found} />}
    </Disclosure>
  )
}
