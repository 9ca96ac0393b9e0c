import { useQueries, useQuery } from '@tanstack/react-query'
import { balancesQuery } from '@/lib/client/balances'
import { settingsQuery } from '@/lib/client/queries'
import type { BalanceOf } from './priced-offer'

/** Somebody who was short may have sent money while the question waits. */
const askAgainMs = 15_000

/** What the account holds on these networks, as far as they answer. */
export function useBalances(
  address: string | null,
  networks: readonly string[],
): BalanceOf {
  const { data: settings } = useQuery(settingsQuery)
  const asked = address && settings ? [...new Set(networks)] : []
  const results = useQueries({
    queries: asked.map((network) => ({
      ...balancesQuery(address ?? '', network, settings?.rpcUrls[network]),
      refetchInterval: askAgainMs,
    })),
  })
  return (network, asset) => {
    const result = results[asked.indexOf(network)]
    if (!result || result.isPending) return undefined
    if (result.data?.kind !== 'known') return null
    const found = result.data.balances.find(
      ({ token }) => token.address.toLowerCase() === asset.toLowerCase(),
    )
    return found?.atomic ?? null
  }
}
