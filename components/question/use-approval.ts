import { useQuery } from '@tanstack/react-query'
import { approvalQuery } from '@/lib/client/queries'
import type { ApprovalView } from '@/lib/contracts/approval'
import type { QuestionView } from '@/lib/contracts/question'
import type { PricedOffer } from './priced-offer'

/** What stands between an offer and its payment. */
export type ApprovalState =
  | {
      kind: 'enough'
      /** The network said so; else nothing had to be asked. */
      isAsked: boolean
    }
  /** Not known, for the moment or because the network does not say. */
  | { kind: 'asking' | 'unknown' }
  | { kind: 'needed'; view: ApprovalView }

/** Asks the network, for offers that need an allowance only. */
export function useApproval(
  question: QuestionView,
  chosen: PricedOffer | null,
): ApprovalState {
  const isAsked =
    chosen?.view.needsAllowance === true &&
    (question.state === 'ask' || question.state === 'paid-before')
  const { data, isError } = useQuery({
    ...approvalQuery(question.id, chosen?.view.index ?? 0),
    enabled: isAsked,
  })
  if (!isAsked || data?.kind === 'enough') return { kind: 'enough', isAsked }
  if (data?.kind === 'needed') return { kind: 'needed', view: data }
  return { kind: isError || data ? 'unknown' : 'asking' }
}
