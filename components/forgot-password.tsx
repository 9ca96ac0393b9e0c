import { i18n } from '#i18n'
import { SettingsLink } from './settings-link'
import { Disclosure } from './ui/disclosure'

type ForgotPasswordProps = {
  /** On this very screen; elsewhere a link leads there. */
  isWipeHere?: boolean
}

/** What is left to do without the password, in plain words. */
export function ForgotPassword({ isWipeHere = false }: ForgotPasswordProps) {
  return (
    <div className="mt-2">
      <Disclosure
        title={
          <span className="font-normal text-muted">
            {i18n.t('lock.forgot')}
          </span>
        }
      >
        <div className="flex flex-col gap-2 pb-1">
          <p>{i18n.t('lock.forgotNobody')}</p>
          <p>{i18n.t('lock.forgotWith')}</p>
          <p>{i18n.t('lock.forgotWithout')}</p>
          <p>{i18n.t('lock.forgotAlso')}</p>
          {!isWipeHere && (
            <p>
              <SettingsLink
                label={i18n.t('lock.forgotWipe')}
                className="text-copper"
              />
            </p>
          )}
        </div>
      </Disclosure>
    </div>
  )
}
