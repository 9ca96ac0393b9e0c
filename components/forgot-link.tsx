import { i18n } from '#i18n'
import { SettingsLink } from './settings-link'

/** Under a password asked in a small place: what is left without it. */
export function ForgotLink() {
  return (
    <SettingsLink
      label={i18n.t('lock.forgot')}
      className="self-start text-12 text-muted"
    />
  )
}
