import { useState } from 'react'
import { i18n } from '#i18n'
import { PasswordPrompt } from '@/components/password-prompt'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import type { LimitsView } from '@/lib/contracts/limits'
import type { UnlockResult } from '@/lib/contracts/wallet'

type DoubtNoticeProps = {
  doubt: NonNullable<LimitsView['doubt']>
  isLocked: boolean
  /** Seals the records anew. */
  onTrust: (password: string) => Promise<UnlockResult>
}

/** Why auto-pay paused itself, what goes on, and what can be done. */
export function DoubtNotice({ doubt, isLocked, onTrust }: DoubtNoticeProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Notice
      tone={doubt === 'CLOCK_UNHEARD' ? 'wait' : 'bad'}
      isLive
      title={i18n.t(`limits.doubt.${doubt}.title`)}
    >
      <p>{i18n.t(`limits.doubt.${doubt}.body`)}</p>
      <p>{i18n.t(`limits.doubt.${doubt}.do`)}</p>
      {doubt === 'LEDGER_SUSPECT' && (
        <div className="mt-2 flex flex-wrap items-center gap-4">
          <Button size="small" onClick={() => setIsOpen(true)}>
            {i18n.t('limits.trust')}
          </Button>
          <a href="#/history" className="text-copper underline">
            {i18n.t('limits.lookHistory')}
          </a>
        </div>
      )}
      {isOpen && (
        <Dialog
          title={i18n.t('limits.trustTitle')}
          onClose={() => setIsOpen(false)}
        >
          <p className="mb-4">
            {i18n.t('limits.trustLead')}
            {isLocked && ` ${i18n.t('limits.trustUnlocks')}`}
          </p>
          <PasswordPrompt
            submitLabel={i18n.t('limits.trust')}
            hasAutoFocus
            onSubmit={async (password) => {
              const result = await onTrust(password)
              if (result.ok) setIsOpen(false)
              return result
            }}
          />
        </Dialog>
      )}
    </Notice>
  )
}
