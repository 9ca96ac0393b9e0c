import { i18n } from '#i18n'
import { SettingsLink } from './settings-link'
import { UnlockForm } from './unlock-form'

/**
 * Unlocks in a small place, with the way on for who forgot the password. It
 * stands beside the label: a line of its own would push out what is asked.
 */
export function UnlockHere() {
  return (
    <div className="relative">
      <UnlockForm />
      <SettingsLink
        label={i18n.t('lock.forgot')}
        className="absolute top-0.5 right-0 text-12 text-muted"
      />
    </div>
  )
}
