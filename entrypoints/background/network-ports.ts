import { readAllowance } from '@/lib/chain/allowance'
import { compareTime, type TimeAnswer } from '@/lib/chain/network-time'
import type { Settings } from '@/lib/contracts/settings'
import type { Parts } from '@/lib/payment/journey'
import { networkById } from '@/lib/tokens/networks'
import type { Network } from '@/lib/tokens/token'

/**
 * Which networks are switched on, what time they say it is, and what they say
 * an owner has allowed.
 */
export function createNetworkPorts(settings: () => Promise<Settings>): Pick<
  Parts,
  'networks' | 'allowances'
> & {
  askTime(network: Network, atMs: number): Promise<TimeAnswer>
} {
  return {
    networks: {
      switches: async () => {
        const { testNetworks } = await settings()
        return (network) => testNetworks || !network.isTest
      },
      preferences: async () => {
        const { preferredNetworks, preferredTokens } = await settings()
        return { networks: preferredNetworks, tokens: preferredTokens }
      },
    },
    allowances: {
      read: async (id, of) => {
        const network = networkById(id)
        if (!network) return null
        const { rpcUrls } = await settings()
        const rpcUrl = rpcUrls[id] ?? network.rpcUrl
        return await readAllowance({
          rpcUrl,
          chainId: network.chainId,
          ...of,
        })
      },
    },
    askTime: async (network, atMs) => {
      const { rpcUrls } = await settings()
      return await compareTime(rpcUrls[network.id] ?? network.rpcUrl, atMs)
    },
  }
}
