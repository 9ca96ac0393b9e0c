import type { ReactNode } from 'react'
import { i18n } from '#i18n'
import { shownNetworks } from '@/lib/client/balances'
import type { Network } from '@/lib/tokens/token'
import { tokens } from '@/lib/tokens/tokens'
import { NetworkMark } from './network-mark'
import { Card } from './ui/card'
import { Disclosure } from './ui/disclosure'
import { ExternalLink } from './ui/external-link'

/** Circle's faucet gives USDC on the test networks it supports. */
const faucetUrl = 'https://faucet.circle.com'

/** How to put money on the wallet, network by network, Base first. */
export function FundingAdvice({
  hasTestNetworks,
}: {
  hasTestNetworks: boolean
}) {
  const shown = shownNetworks(hasTestNetworks)
  const live = shown.filter((network) => !network.isTest)
  const test = shown.filter((network) => network.isTest)
  const [first, ...others] = live
  return (
    <Card className="flex flex-col gap-4">
      <h2 className="font-semibold text-16">{i18n.t('accounts.fundTitle')}</h2>
      {first && (
        <div className="flex flex-col gap-1">
          <h3 className="font-medium">
            <NetworkMark network={first.id} />
          </h3>
          <p>{i18n.t('accounts.fundFirst', [symbols(first), first.name])}</p>
          <p className="text-muted">{i18n.t('accounts.fundAmount')}</p>
        </div>
      )}
      <p className="text-muted">{i18n.t('accounts.fundNoFee')}</p>
      <Others title={i18n.t('accounts.fundOthers')} networks={others} />
      {test.length > 0 && (
        <Others title={i18n.t('accounts.fundTest')} networks={test}>
          <p>
            {i18n.t('accounts.fundFaucet')}{' '}
            <ExternalLink href={faucetUrl}>
              {i18n.t('accounts.faucet')}
            </ExternalLink>
          </p>
        </Others>
      )}
    </Card>
  )
}

type OthersProps = {
  title: string
  networks: Network[]
  children?: ReactNode
}

function Others({ title, networks, children }: OthersProps) {
  return (
    <div className="border-line border-t pt-1">
      <Disclosure title={title}>
        <div className="mt-2 flex flex-col gap-3 pl-6">
          {children}
          <ul className="flex flex-col gap-2">
            {networks.map((network) => (
              <li key={network.id} className="flex flex-wrap gap-x-3 gap-y-1">
                <NetworkMark network={network.id} />
                <span className="text-muted">
                  {i18n.t('accounts.fundSend', [symbols(network)])}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </Disclosure>
    </div>
  )
}

function symbols(network: Network): string {
  return tokens
    .filter((token) => token.network === network.id)
    .map((token) => token.symbol)
    .join(', ')
}
