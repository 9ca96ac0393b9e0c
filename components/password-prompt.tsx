import { type FormEvent, type ReactNode, useState } from 'react'
import { i18n } from '#i18n'
import type { UnlockResult } from '@/lib/contracts/wallet'
import { CodedError } from '@/lib/messaging/errors'
import { passwordWords } from './password-words'
import { SettingsLink } from './settings-link'
import { Button } from './ui/button'
import { PasswordField } from './ui/password-field'
import { useCountdown } from './use-countdown'

type PasswordPromptProps = {
  submitLabel: string
  variant?: 'primary' | 'danger'
  hasAutoFocus?: boolean
  /** Refuse to send while what else the form needs is missing. */
  isReady?: boolean
  /** More of the form, between the password and the button. */
  children?: ReactNode
  /** Does what the password is for; throws when the background is away. */
  onSubmit: (password: string) => Promise<UnlockResult>
}

/** Asks for the password, tells a wrong one apart, and counts the wait down. */
export function PasswordPrompt({
  submitLabel,
  variant = 'primary',
  hasAutoFocus = false,
  isReady = true,
  children,
  onSubmit,
}: PasswordPromptProps) {
  const [password, setPassword] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState('')
  const [isDamaged, setIsDamaged] = useState(false)
  const [waitUntilMs, setWaitUntilMs] = useState(0)
  const seconds = useCountdown(waitUntilMs)

  const submit = async () => {
    setIsBusy(true)
    setError('')
    setIsDamaged(false)
    try {
      const result = await onSubmit(password)
      if (!result.ok) {
        setError(passwordWords(result.because))
        setWaitUntilMs(Date.now() + result.waitMs)
      }
    } catch (failure) {
      const damage = damageIn(failure)
      setIsDamaged(damage !== null)
      setError(damage ?? i18n.t('lock.unreachable'))
    }
    setPassword('')
    setIsBusy(false)
  }

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || seconds > 0 || password === '' || !isReady) return
    void submit()
  }

  return (
    <form onSubmit={handleSubmit} className="flex flex-col gap-4">
      <PasswordField
        label={i18n.t('lock.password')}
        autoComplete="current-password"
        autoFocus={hasAutoFocus}
        value={password}
        error={error}
        hint={seconds > 0 ? i18n.t('lock.tryAgainIn', seconds) : undefined}
        onChange={(event) => setPassword(event.target.value)}
      />
      {isDamaged && (
        <p>
          {i18n.t('lock.damagedDo')}{' '}
          <SettingsLink
            label={i18n.t('lock.forgotWipe')}
            className="text-copper"
          />
        </p>
      )}
      {children}
      <Button
        type="submit"
        variant={variant}
        busy={isBusy}
        disabled={seconds > 0 || !isReady}
      >
        {submitLabel}
      </Button>
    </form>
  )
}

/** Words where what is stored cannot be opened by any password. */
function damageIn(failure: unknown): string | null {
  const code = failure instanceof CodedError ? failure.code : ''
  return code === 'VAULT_CORRUPT' || code === 'VAULT_PARAMS'
    ? i18n.t(`lock.damaged.${code}`)
    : null
}
