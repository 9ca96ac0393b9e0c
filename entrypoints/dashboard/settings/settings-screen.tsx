import { useQuery } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { ForgotPassword } from '@/components/forgot-password'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { UnlockForm } from '@/components/unlock-form'
import { settingsQuery, statusQuery } from '@/lib/client/queries'
import { useSaveSettings } from '@/lib/client/save-settings'
import { ChangePassword } from './change-password'
import { General } from './general'
import { Networks } from './networks'
import { Preferred } from './preferred'
import { Wipe } from './wipe'

/** What a person can change. A locked wallet is unlocked first. */
export function SettingsScreen() {
  const status = useQuery(statusQuery)
  const settings = useQuery(settingsQuery)
  const save = useSaveSettings()
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <h1 className="font-semibold text-20">{i18n.t('app.settings')}</h1>
      {status.data?.wallet === 'locked' && (
        <>
          <Card>
            <h2 className="mb-1 font-semibold text-16">
              {i18n.t('lock.title')}
            </h2>
            <p className="mb-3 text-muted">{i18n.t('settings.lockedLead')}</p>
            <UnlockForm />
            <ForgotPassword isWipeHere />
          </Card>
          <Wipe asksPassword={false} />
        </>
      )}
      {status.data && status.data.wallet !== 'locked' && settings.data && (
        <>
          {save.isError && (
            <Notice tone="bad" isLive>
              {i18n.t('settings.notSaved')}
            </Notice>
          )}
          <General settings={settings.data} save={save.mutate} />
          <Networks
            settings={settings.data}
            save={(change) =>
              save.mutateAsync(change).then(
                () => true,
                () => false,
              )
            }
          />
          <Preferred settings={settings.data} save={save.mutate} />
          {status.data.wallet === 'unlocked' && (
            <>
              <ChangePassword />
              <Wipe asksPassword={status.data.address !== null} />
            </>
          )}
        </>
      )}
    </div>
  )
}
