import { useQueryClient } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { backgroundKey } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import { PasswordPrompt } from './password-prompt'

type UnlockFormProps = {
  hasAutoFocus?: boolean
  onUnlocked?: () => void
}

/** Unlocks the wallet in place, on whatever screen it is met locked. */
export function UnlockForm({
  hasAutoFocus = true,
  onUnlocked,
}: UnlockFormProps) {
  const client = useQueryClient()
  return (
    <PasswordPrompt
      submitLabel={i18n.t('lock.unlock')}
      hasAutoFocus={hasAutoFocus}
      onSubmit={async (password) => {
        const result = await wallet.unlock({ password })
        if (result.ok) {
          onUnlocked?.()
          void client.invalidateQueries({ queryKey: backgroundKey })
        }
        return result
      }}
    />
  )
}
