import { useState } from 'react'
import { i18n } from '#i18n'
import { PasswordPrompt } from '@/components/password-prompt'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { leaveNothing } from '@/lib/client/leave-nothing'
import { wallet } from '@/lib/client/wallet'
import { WipeLocked } from './wipe-locked'

type WipeDialogProps = { asksPassword: boolean; onClose: () => void }

/** What goes, and the word that must be typed; the password where it opens. */
export function WipeDialog({ asksPassword, onClose }: WipeDialogProps) {
  const [typed, setTyped] = useState('')
  const word = i18n.t('settings.wipeWord')
  const isReady = typed.trim().toLowerCase() === word
  const field = (
    <TextField
      label={i18n.t('settings.wipeType', [word])}
      autoCapitalize="none"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
  return (
    <Dialog title={i18n.t('settings.wipeTitle')} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <p>{i18n.t('settings.wipeGoes')}</p>
        <Notice tone="bad">{i18n.t('settings.wipeWarn')}</Notice>
        {asksPassword ? (
          <PasswordPrompt
            submitLabel={i18n.t('settings.wipeNow')}
            variant="danger"
            hasAutoFocus
            isReady={isReady}
            onSubmit={async (password) => {
              const result = await wallet.wipe({ password })
              if (result.ok) leaveNothing()
              return result
            }}
          >
            {field}
          </PasswordPrompt>
        ) : (
          <WipeLocked isReady={isReady}>{field}</WipeLocked>
        )}
      </div>
    </Dialog>
  )
}
