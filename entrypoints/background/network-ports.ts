import { readAllowance } from '@/lib/chain/allowance'
import { isNetworkTime } from '@/lib/chain/network-time'
import type { Settings } from '@/lib/contracts/settings'
import type { Parts } from '@/lib/payment/journey'
import { networkById } from '@/lib/tokens/networks'

/**
 * Which networks are switched on, what time they say it is, and what they say
 * an owner has allowed.
 */
export function createNetworkPorts(
  settings: () => Promise<Settings>,
): Pick<Parts, 'networks' | 'networkTime' | 'allowances'> {
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
    networkTime: (network) => ({
      isNow: async (atMs) => {
        const { rpcUrls } = await settings()
        const url = rpcUrls[network.id] ?? network.rpcUrl
        return await isNetworkTime(url, atMs)
      },
    }),
  }
}
