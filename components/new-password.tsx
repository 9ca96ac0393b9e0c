import { useState } from 'react'
import { i18n } from '#i18n'
import { minPasswordLength, minScore } from './strength'
import { StrengthMeter } from './strength-meter'
import { PasswordField } from './ui/password-field'
import { useScore } from './use-score'

/** A new password being typed, twice, with its strength. */
export function useNewPassword() {
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const score = useScore(password)
  const isStrong =
    password.length >= minPasswordLength && score !== null && score >= minScore
  return {
    password,
    setPassword,
    repeated,
    setRepeated,
    score,
    isReady: isStrong && repeated === password,
  }
}

type NewPasswordProps = {
  state: ReturnType<typeof useNewPassword>
  label?: string
  hasAutoFocus?: boolean
}

/** The two fields and the meter of a new password. */
export function NewPassword({
  state,
  label = i18n.t('lock.password'),
  hasAutoFocus = false,
}: NewPasswordProps) {
  const differs =
    state.repeated !== '' && !state.password.startsWith(state.repeated)
  return (
    <>
      <div className="flex flex-col gap-2">
        <PasswordField
          label={label}
          autoComplete="new-password"
          autoFocus={hasAutoFocus}
          value={state.password}
          onChange={(event) => state.setPassword(event.target.value)}
        />
        <StrengthMeter score={state.score} length={state.password.length} />
      </div>
      <PasswordField
        label={i18n.t('lock.repeat')}
        autoComplete="new-password"
        value={state.repeated}
        error={differs ? i18n.t('lock.differs') : undefined}
        onChange={(event) => state.setRepeated(event.target.value)}
      />
    </>
  )
}
