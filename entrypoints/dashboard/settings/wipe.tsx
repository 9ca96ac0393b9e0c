import { useState } from 'react'
import { i18n } from '#i18n'
import { PasswordPrompt } from '@/components/password-prompt'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { wallet } from '@/lib/client/wallet'

/** Takes keys, history and settings out of this browser. */
export function Wipe() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Card className="flex flex-col items-start gap-3">
      <h2 className="font-semibold text-16">{i18n.t('settings.wipeTitle')}</h2>
      <p className="text-muted">{i18n.t('settings.wipeLead')}</p>
      <Button variant="danger" onClick={() => setIsOpen(true)}>
        {i18n.t('settings.wipe')}
      </Button>
      {isOpen && <WipeDialog onClose={() => setIsOpen(false)} />}
    </Card>
  )
}

function WipeDialog({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const word = i18n.t('settings.wipeWord')
  return (
    <Dialog title={i18n.t('settings.wipeTitle')} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <Notice tone="bad">{i18n.t('settings.wipeWarn')}</Notice>
        <PasswordPrompt
          submitLabel={i18n.t('settings.wipeNow')}
          variant="danger"
          hasAutoFocus
          isReady={typed.trim().toLowerCase() === word}
          onSubmit={async (password) => {
            const result = await wallet.wipe({ password })
            if (result.ok) location.assign('/welcome.html')
            return result
          }}
        >
          <TextField
            label={i18n.t('settings.wipeType', [word])}
            autoCapitalize="none"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </PasswordPrompt>
      </div>
    </Dialog>
  )
}
