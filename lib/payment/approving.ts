import { mostApprovalFee, mostApproved } from '@/lib/policy/approval-bounds'
import type { ApprovalCode } from '@/lib/policy/approval-code'
import { currencyOf } from '@/lib/policy/currency'
import { readUnits } from '@/lib/policy/read-units'
import { inToken, larger, smaller } from '@/lib/policy/rule-numbers'
import type { Offer } from '@/lib/schemes/offer'
import { approvalFor } from './approval'
import type { ApprovalResume } from './approval-resume'
import { groupOf } from './group'
import { newId } from './ids'
import type { Journey, Parts } from './journey'
import {
  type ApprovalBook,
  type ApprovalChain,
  type ApprovalCost,
  approvedSpender,
  type OwnApproval,
} from './own-approval'
import { questionLifeMs } from './question'

type ApprovalParts = Pick<
  Parts,
  'allowances' | 'approver' | 'ceilings' | 'clock' | 'questions' | 'random'
> & {
  approvals: ApprovalBook
  chain: ApprovalChain
  journey: Pick<Journey, 'offers'>
  address: Parts['vault']['address']
  resume: ApprovalResume
}

/** What an offer needs before it can be paid, as a person is told. */
export type ApprovalTerms =
  | { kind: 'enough' }
  | { kind: 'unknown' }
  | ({
      kind: 'needed'
      offer: Offer
      allowed: bigint
      /** The most that may be allowed, atomic units. */
      most: bigint
      isUnderWay: boolean
      /** Why the last one did not come about. */
      failed: ApprovalCode | null
    } & Pick<ApprovalCost, 'coin'> & { fee: bigint })

/** A person's yes, with the numbers that were on the screen. */
export type ApprovalChoice = {
  questionId: string
  offerIndex: number
  amount: bigint
  /** The highest fee that was shown, wei. */
  fee: bigint
}

/** The wallet's own bounded approval, apart from any payment. */
export function createApproving(parts: ApprovalParts) {
  const { approvals, chain, clock, questions } = parts

  async function offerOf(questionId: string, index: number) {
    const question = await questions.get(questionId)
    const { payable } = await parts.journey.offers(question?.challenge ?? null)
    const offer = payable.find((one) => one.index === index)
    const owner = await parts.address()
    return question && offer && owner ? { question, offer, owner } : null
  }

  /**
   * As much as all sites may take in 30 days, and what is asked at least; never
   * more than is signed at all.
   */
  async function mostOf({ token, amount }: Offer): Promise<bigint> {
    const { of } = await parts.ceilings()
    const limit = readUnits(of[currencyOf(token)]?.all.per30d) ?? 0n
    const atomic = inToken(limit, token)
    return smaller(larger(atomic, amount), mostApproved(token))
  }

  return {
    /** What stands between a question and its payment. */
    async terms(questionId: string, index: number): Promise<ApprovalTerms> {
      const found = await offerOf(questionId, index)
      if (!found) return { kind: 'unknown' }
      const { offer, owner } = found
      const approval = await approvalFor(offer, owner, parts.allowances)
      if (approval.kind === 'unknown') return { kind: 'unknown' }
      if (approval.kind !== 'needed') return { kind: 'enough' }
      const wanted = {
        ...{ network: offer.network.id, asset: offer.token.address, owner },
        amount: offer.amount.toString(),
      }
      const mine = (await approvals.all()).filter((one) => isFor(one, wanted))
      const [last] = mine
      const cost = await chain.cost(wanted)
      const code = last?.state === 'FAILED' ? last.because : null
      const most = await mostOf(offer)
      return {
        kind: 'needed',
        offer,
        allowed: approval.allowed,
        most,
        isUnderWay: mine.some(isOpen),
        ...(typeof cost === 'object' && cost
          ? {
              failed: isTooDear(cost) ? 'FEE_TOO_HIGH' : code,
              coin: cost.coin,
              fee: smaller(cost.gas * cost.maxFeePerGas, mostApprovalFee),
            }
          : {
              failed: cost ?? 'ALLOWANCE_UNKNOWN',
              ...{ coin: 0n, fee: 0n },
            }),
      }
    },

    /**
     * Writes the approval down, signs and sends it. The wallet is open, and its
     * password was just given. What goes wrong after it was written is told by
     * `terms`.
     */
    async approve(choice: ApprovalChoice): Promise<ApprovalCode | null> {
      const found = await offerOf(choice.questionId, choice.offerIndex)
      if (found?.offer.approval?.spender !== approvedSpender)
        return 'BAD_APPROVAL'
      const { question, offer, owner } = found
      const isWithin =
        choice.amount >= offer.amount && choice.amount <= (await mostOf(offer))
      if (!isWithin) return 'BAD_APPROVAL'
      const { id: network } = offer.network
      const all = await approvals.all()
      if (all.some((one) => one.network === network && isOpen(one)))
        return 'APPROVAL_PENDING'
      const asset = offer.token.address
      const amount = choice.amount.toString()
      const cost = await chain.cost({ network, asset, owner, amount })
      if (cost === null) return 'ALLOWANCE_UNKNOWN'
      if (cost === 'REVERTED') return 'REVERTED'
      if (isTooDear(cost)) return 'FEE_TOO_HIGH'
      // Another amount takes a little more or less gas than the one shown, and
      // there is some to spare.
      const { leastFeePerGas: least } = cost
      const most = smaller(choice.fee, mostApprovalFee)
      const gas = least > 0n ? smaller(cost.gas, most / least) : cost.gas
      if (gas < (cost.gas * 11n) / 12n) return 'FEE_ROSE'
      const feePerGas = smaller(cost.maxFeePerGas, most / gas)
      if (cost.coin < gas * feePerGas) return 'NO_COIN'
      const nowMs = clock.nowMs()
      await approvals.put({
        ...{ id: newId(nowMs, parts.random), network, asset, owner, amount },
        nonce: cost.nonce,
        gas: gas.toString(),
        maxFeePerGas: feePerGas.toString(),
        maxPriorityFeePerGas: cost.maxPriorityFeePerGas.toString(),
        ...{ state: 'READY', hash: null, because: null },
        ...{ createdAtMs: nowMs, sentAtMs: null },
      })
      // Nobody shall lose the question while the network takes its time.
      for (const { id } of groupOf(question, await questions.all()))
        await questions.change(id, (one) => ({
          ...one,
          expiresAtMs: nowMs + questionLifeMs,
        }))
      parts.approver.changed()
      void parts.resume.now().catch(() => undefined)
      return null
    },
  }
}

/** Whether even the lowest fee is more than is ever paid. */
function isTooDear({ gas, leastFeePerGas }: ApprovalCost): boolean {
  return gas * leastFeePerGas > mostApprovalFee
}

function isOpen({ state }: OwnApproval): boolean {
  return state === 'READY' || state === 'SENT'
}

function isFor(
  approval: OwnApproval,
  { network, asset, owner }: Pick<OwnApproval, 'network' | 'asset' | 'owner'>,
): boolean {
  return (
    approval.network === network &&
    approval.asset === asset &&
    approval.owner === owner
  )
}
