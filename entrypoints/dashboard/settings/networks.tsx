import { i18n } from '#i18n'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { Switch } from '@/components/ui/switch'
import { shownNetworks } from '@/lib/client/balances'
import type { Settings } from '@/lib/contracts/settings'
import { RpcUrl } from './rpc-url'

type NetworksProps = {
  settings: Settings
  /** Whether it was saved. */
  save: (change: Partial<Settings>) => Promise<boolean>
}

/** Test networks, and which endpoint is asked about each network. */
export function Networks({ settings, save }: NetworksProps) {
  return (
    <Card className="flex flex-col gap-4">
      <h2 className="font-semibold text-16">{i18n.t('settings.networks')}</h2>
      <Switch
        label={i18n.t('settings.testNetworks')}
        hint={i18n.t('settings.testNetworksHint')}
        checked={settings.testNetworks}
        onChange={(testNetworks) => void save({ testNetworks })}
      />
      <Disclosure title={i18n.t('settings.rpcTitle')}>
        <p className="mb-2 text-12 text-muted">{i18n.t('settings.rpcLead')}</p>
        <ul className="border-line border-t">
          {shownNetworks(settings.testNetworks).map((network) => (
            <RpcUrl
              key={network.id}
              network={network}
              chosen={settings.rpcUrls[network.id]}
              onChoose={(url) => {
                const { [network.id]: _, ...others } = settings.rpcUrls
                return save({
                  rpcUrls: url ? { ...others, [network.id]: url } : others,
                })
              }}
            />
          ))}
        </ul>
      </Disclosure>
    </Card>
  )
}
