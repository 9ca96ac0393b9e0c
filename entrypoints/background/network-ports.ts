import { isNetworkTime } from '@/lib/chain/network-time'
import type { Settings } from '@/lib/contracts/settings'
import type { Parts } from '@/lib/payment/journey'

/** Which networks are switched on, and what time they say it is. */
export function createNetworkPorts(
  settings: () => Promise<Settings>,
): Pick<Parts, 'networks' | 'networkTime'> {
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
    networkTime: (network) => ({
      isNow: async (atMs) => {
        const { rpcUrls } = await settings()
        const url = rpcUrls[network.id] ?? network.rpcUrl
        return await isNetworkTime(url, atMs)
      },
    }),
  }
}
