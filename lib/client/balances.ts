import { queryOptions } from '@tanstack/react-query'
import type { Address } from 'viem'
import { networkById, networks } from '@/lib/tokens/networks'
import type { Network } from '@/lib/tokens/token'
import { tokens } from '@/lib/tokens/tokens'

const freshMs = 15_000

/** Networks to show, in the table's order: test networks only when switched on. */
export function shownNetworks(hasTestNetworks: boolean): Network[] {
  return networks.filter((network) => hasTestNetworks || !network.isTest)
}

/**
 * What an address holds on one network, asked of that network's RPC endpoint.
 *
 * A failure is a value (see `NetworkBalances`), so one network that is down
 * hides no other.
 */
export function balancesQuery(
  address: string,
  network: string,
  rpcUrl?: string,
) {
  return queryOptions({
    queryKey: ['balances', address, network, rpcUrl ?? null],
    queryFn: async () => {
      const known = networkById(network)
      if (!known) return { kind: 'unknown', because: 'BAD_ANSWER' } as const
      // Loaded late: the first paint of a popup needs none of it.
      const { readBalances } = await import('@/lib/chain/balances')
      return readBalances({
        address: address as Address,
        network: known,
        tokens: tokens.filter((token) => token.network === network),
        rpcUrl,
      })
    },
    staleTime: freshMs,
    refetchInterval: (query) =>
      query.state.data?.kind === 'known' ? 60_000 : freshMs,
  })
}
