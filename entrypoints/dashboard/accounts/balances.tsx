import { useState } from 'react'
import { i18n } from '#i18n'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { shownNetworks } from '@/lib/client/balances'
import type { Settings } from '@/lib/contracts/settings'
import { NetworkBalance } from './network-balance'

/** Networks asked at once; the rest wait until a person opens them. */
const askedFirst = 5

type BalancesProps = { address: string; settings: Settings }

/** What the account holds, network by network, each on its own. */
export function Balances({ address, settings }: BalancesProps) {
  const [isOpen, setIsOpen] = useState(false)
  const shown = shownNetworks(settings.testNetworks)
  const live = shown.filter((network) => !network.isTest)
  const test = shown.filter((network) => network.isTest)
  const first = [...live.slice(0, askedFirst), ...test.slice(0, askedFirst)]
  const rest = shown.filter((network) => !first.includes(network))
  const rows = (networks: typeof shown) => (
    <ul>
      {networks.map((network) => (
        <NetworkBalance
          key={network.id}
          address={address}
          network={network}
          rpcUrl={settings.rpcUrls[network.id]}
        />
      ))}
    </ul>
  )
  return (
    <Card>
      <h2 className="mb-2 font-semibold text-16">
        {i18n.t('accounts.balances')}
      </h2>
      {rows(first)}
      {rest.length > 0 && (
        <Disclosure
          title={i18n.t('accounts.moreNetworks', rest.length)}
          isOpen={isOpen}
          onToggle={setIsOpen}
        >
          {isOpen && rows(rest)}
        </Disclosure>
      )}
      <p className="mt-3 text-12 text-muted">{i18n.t('accounts.askedOf')}</p>
    </Card>
  )
}
