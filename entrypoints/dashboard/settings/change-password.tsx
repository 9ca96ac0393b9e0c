import { useState } from 'react'
import { i18n } from '#i18n'
import { NewPassword, useNewPassword } from '@/components/new-password'
import { PasswordPrompt } from '@/components/password-prompt'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { wallet } from '@/lib/client/wallet'

/** A new password for the old one. */
export function ChangePassword() {
  const [isOpen, setIsOpen] = useState(false)
  const [isDone, setIsDone] = useState(false)
  return (
    <Card className="flex flex-col items-start gap-3">
      <h2 className="font-semibold text-16">{i18n.t('settings.password')}</h2>
      <p className="text-muted">{i18n.t('settings.passwordLead')}</p>
      <Button
        onClick={() => {
          setIsOpen(true)
          setIsDone(false)
        }}
      >
        {i18n.t('settings.changePassword')}
      </Button>
      <p role="status" className="text-good empty:hidden">
        {isDone && i18n.t('settings.passwordChanged')}
      </p>
      {isOpen && (
        <ChangeDialog
          onClose={() => setIsOpen(false)}
          onDone={() => {
            setIsOpen(false)
            setIsDone(true)
          }}
        />
      )}
    </Card>
  )
}

type ChangeDialogProps = { onClose: () => void; onDone: () => void }

function ChangeDialog({ onClose, onDone }: ChangeDialogProps) {
  const fresh = useNewPassword()
  return (
    <Dialog title={i18n.t('settings.changePassword')} onClose={onClose}>
      <PasswordPrompt
        submitLabel={i18n.t('settings.change')}
        hasAutoFocus
        isReady={fresh.isReady}
        onSubmit={async (current) => {
          const next = fresh.password
          const result = await wallet.changePassword({ current, next })
          if (result.ok) onDone()
          return result
        }}
      >
        <NewPassword state={fresh} label={i18n.t('settings.newPassword')} />
      </PasswordPrompt>
    </Dialog>
  )
}
