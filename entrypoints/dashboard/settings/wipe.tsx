import { useState } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { WipeDialog } from './wipe-dialog'

/** Takes all there is of the wallet out of this browser, locked too. */
export function Wipe({ asksPassword }: { asksPassword: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Card className="flex flex-col items-start gap-3">
      <h2 className="font-semibold text-16">{i18n.t('settings.wipeTitle')}</h2>
      <p className="text-muted">
        {i18n.t(asksPassword ? 'settings.wipeLead' : 'settings.wipeLeadLocked')}
      </p>
      <Button variant="danger" onClick={() => setIsOpen(true)}>
        {i18n.t('settings.wipe')}
      </Button>
      {isOpen && (
        <WipeDialog
          asksPassword={asksPassword}
          onClose={() => setIsOpen(false)}
        />
      )}
    </Card>
  )
}
