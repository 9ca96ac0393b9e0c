import { lookUp } from '@/lib/chain/proof/look-up'
import type { Settings } from '@/lib/contracts/settings'
import type { Chain } from '@/lib/payment/ports'
import { networkById } from '@/lib/tokens/networks'
import type { Network } from '@/lib/tokens/token'

/**
 * The networks, through the endpoints of the settings. A second one that does
 * not depend on the first may stand beside it, as `<network>#2`.
 */
export function createChainPort(
  settings: () => Promise<Pick<Settings, 'rpcUrls'>>,
  nowMs: () => number,
): Chain {
  return {
    async lookUp(id, questions, maxCalls) {
      const network = networkById(id)
      // No network we know any more: nobody can be asked.
      if (!network) return { words: new Map(), calls: 0 }
      return await lookUp({
        rpcUrls: rpcUrlsOf(network, (await settings()).rpcUrls),
        chainId: network.chainId,
        questions,
        nowMs: nowMs(),
        maxCalls,
      })
    },
  }
}

/** Where a network is asked: the person's endpoint or ours, and a second one. */
export function rpcUrlsOf(
  { id, rpcUrl }: Network,
  rpcUrls: Settings['rpcUrls'],
): string[] {
  const second = rpcUrls[`${id}#2`]
  return [rpcUrls[id] ?? rpcUrl, ...(second ? [second] : [])]
}
