import { useQuery } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { FundingAdvice } from '@/components/funding-advice'
import { Receive } from '@/components/receive'
import { Button } from '@/components/ui/button'
import { StepHeading } from '@/components/ui/step-heading'
import { Switch } from '@/components/ui/switch'
import { settingsQuery, statusQuery } from '@/lib/client/queries'
import { useSaveSettings } from '@/lib/client/save-settings'
import { useWelcome } from '../welcome-store'

/** The address, as text and QR code, and how to put money on it. */
export function FundStep() {
  const goTo = useWelcome((state) => state.goTo)
  const status = useQuery(statusQuery)
  const settings = useQuery(settingsQuery)
  const save = useSaveSettings()
  const address = status.data?.address
  return (
    <>
      <StepHeading>{i18n.t('welcome.fundTitle')}</StepHeading>
      <p className="text-16">{i18n.t('welcome.fundLead')}</p>
      {address && <Receive address={address} />}
      <FundingAdvice hasTestNetworks={settings.data?.testNetworks ?? false} />
      <Switch
        label={i18n.t('settings.testNetworks')}
        hint={i18n.t('settings.testNetworksHint')}
        checked={settings.data?.testNetworks ?? false}
        disabled={!settings.data}
        onChange={(testNetworks) => save.mutate({ testNetworks })}
      />
      <div>
        <Button variant="primary" onClick={() => goTo('ready')}>
          {i18n.t('welcome.continue')}
        </Button>
      </div>
    </>
  )
}
