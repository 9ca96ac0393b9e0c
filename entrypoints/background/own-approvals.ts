import { outcomeOf, passOn, readApprovalCost } from '@/lib/chain/approval'
import type { Settings } from '@/lib/contracts/settings'
import { createApprovalResume } from '@/lib/payment/approval-resume'
import { createApproving } from '@/lib/payment/approving'
import { type ApprovalChain, approvedSpender } from '@/lib/payment/own-approval'
import { networkById } from '@/lib/tokens/networks'
import type { NetworkId } from '@/lib/tokens/token'

type Approving = Parameters<typeof createApproving>[0]
type Resuming = Parameters<typeof createApprovalResume>[0]
type Parts = Omit<Approving, 'chain' | 'resume'> &
  Omit<Resuming, 'chain'> & { settings(): Promise<Settings> }

/** The wallet's own approvals, through the endpoints of the settings. */
export function createOwnApprovals({ settings, ...parts }: Parts) {
  const chain = approvalChain(settings)
  const resume = createApprovalResume({ ...parts, chain })
  return {
    approving: createApproving({ ...parts, chain, resume }),
    resumeApprovals: () => void resume.now().catch(() => undefined),
  }
}

function approvalChain(settings: () => Promise<Settings>): ApprovalChain {
  const at = async (id: NetworkId) => {
    const network = networkById(id)
    if (!network) return null
    const { rpcUrls } = await settings()
    return { rpcUrl: rpcUrls[id] ?? network.rpcUrl, chainId: network.chainId }
  }
  return {
    async cost({ network, asset, owner, amount }) {
      const endpoint = await at(network)
      const wanted = { token: asset, owner, spender: approvedSpender }
      return (
        endpoint &&
        (await readApprovalCost(endpoint, {
          ...wanted,
          amount: BigInt(amount),
        }))
      )
    },
    async send(network, transaction) {
      const endpoint = await at(network)
      return endpoint && (await passOn(endpoint, transaction))
    },
    async outcome(network, hash) {
      const endpoint = await at(network)
      return endpoint && (await outcomeOf(endpoint, hash))
    },
  }
}
