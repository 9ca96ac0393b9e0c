import { useQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { i18n } from '#i18n'
import { Amount } from '@/components/amount'
import { NetworkMark } from '@/components/network-mark'
import { Button } from '@/components/ui/button'
import type { BalanceFailure } from '@/lib/chain/balances'
import { balancesQuery } from '@/lib/client/balances'
import type { Network } from '@/lib/tokens/token'

type NetworkBalanceProps = {
  address: string
  network: Network
  rpcUrl: string | undefined
}

/** One network's balances, or that it could not be reached. */
export function NetworkBalance({
  address,
  network,
  rpcUrl,
}: NetworkBalanceProps) {
  const query = useQuery(balancesQuery(address, network.id, rpcUrl))
  const found = query.data
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b py-2 last:border-b-0">
      <NetworkMark network={network.id} />
      {!found && (
        <span className="text-muted">{i18n.t('accounts.looking')}</span>
      )}
      {found?.kind === 'known' && (
        <span className="flex flex-col items-end">
          {found.balances.map(({ token, atomic }) => (
            <Amount
              key={token.address}
              atomic={atomic}
              network={network.id}
              asset={token.address}
            />
          ))}
        </span>
      )}
      {found?.kind === 'unknown' && (
        <span className="flex items-center gap-1 text-wait">
          {wordsFor(found.because, network)}
          <Button
            variant="quiet"
            size="small"
            busy={query.isFetching}
            aria-label={i18n.t('accounts.retry', [network.name])}
            icon={<RefreshCw aria-hidden size={16} strokeWidth={1.5} />}
            onClick={() => void query.refetch()}
          />
        </span>
      )}
    </li>
  )
}

function wordsFor(because: BalanceFailure, network: Network): string {
  switch (because) {
    case 'UNREACHABLE':
    case 'TIMEOUT':
      return i18n.t('accounts.unreachable', [network.name])
    case 'WRONG_CHAIN':
      return i18n.t('accounts.wrongChain', [network.name])
    case 'BAD_ANSWER':
      return i18n.t('accounts.badAnswer', [network.name])
  }
}
