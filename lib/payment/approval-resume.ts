import { CodedError } from '@/lib/messaging/errors'
import type { Parts } from './journey'
import type { ApprovalBook, ApprovalChain, OwnApproval } from './own-approval'

type ResumeParts = Pick<Parts, 'approver' | 'checkpoint' | 'clock'> & {
  approvals: ApprovalBook
  chain: ApprovalChain
  isUnlocked: Parts['vault']['isUnlocked']
  signApproval(id: string): Promise<{
    transaction: `0x${string}`
    hash: `0x${string}`
  }>
}

/** Brings approvals that were begun to their end. */
export type ApprovalResume = ReturnType<typeof createApprovalResume>

/** A transaction nobody included is handed over again after this, ms. */
const againMs = 15_000
/** And given up after this, ms. */
const stuckMs = 30 * 60_000
/** While the worker lives anyway, it looks again after this, ms. */
const soonMs = 1_500

/**
 * Signs, sends and watches what is written down. Whatever was begun can be
 * begun again: the same record is the same transaction, found by its hash.
 */
export function createApprovalResume(parts: ResumeParts) {
  const { approvals, chain, clock } = parts

  async function keep(
    before: OwnApproval,
    change: Partial<OwnApproval>,
  ): Promise<OwnApproval> {
    const after = { ...before, ...change }
    await approvals.put(after)
    if (after.state !== before.state) parts.approver.changed()
    return after
  }

  async function settledAs(approval: OwnApproval): Promise<boolean> {
    const { network, hash } = approval
    const outcome = hash && (await chain.outcome(network, hash))
    if (outcome === 'DONE') await keep(approval, { state: 'DONE' })
    if (outcome === 'REVERTED')
      await keep(approval, { state: 'FAILED', because: 'REVERTED' })
    return outcome !== null
  }

  /** Null for one that is never signed, however often it is asked. */
  async function signatureOf(id: string) {
    return await parts.signApproval(id).catch((error: unknown) => {
      if (error instanceof CodedError && error.code === 'NOT_SIGNABLE')
        return null
      throw error
    })
  }

  /** True where it is over. */
  async function advance(approval: OwnApproval): Promise<boolean> {
    if (await settledAs(approval)) return true
    const nowMs = clock.nowMs()
    const { sentAtMs, createdAtMs } = approval
    if (sentAtMs !== null && nowMs - sentAtMs < againMs) return false
    if (nowMs - createdAtMs > stuckMs) {
      await keep(approval, { state: 'FAILED', because: 'STUCK' })
      return true
    }
    if (!(await parts.isUnlocked())) return false
    await parts.checkpoint('afterApproval')
    const signed = await signatureOf(approval.id)
    if (!signed) {
      await keep(approval, { state: 'FAILED', because: 'BAD_APPROVAL' })
      return true
    }
    const { transaction, hash } = signed
    // Its hash first: from here on it is found again, whoever sends it.
    const known = await keep(approval, { hash })
    const refused = await chain.send(known.network, transaction)
    await parts.checkpoint('afterApprovalSent')
    if (refused) {
      // It may have been included just now, which makes its nonce a used one.
      if (await settledAs(known)) return true
      await keep(known, { state: 'FAILED', because: refused })
      return true
    }
    await keep(known, { state: 'SENT', sentAtMs: nowMs })
    return false
  }

  async function all(): Promise<boolean> {
    const open = (await approvals.all()).filter(
      ({ state }) => state === 'READY' || state === 'SENT',
    )
    const over = await Promise.all(
      open.map((one) => advance(one).catch(() => false)),
    )
    return over.every(Boolean)
  }

  let isGoing = false

  return {
    /** Goes on by itself as long as the worker lives; one at a time. */
    async now(): Promise<void> {
      if (isGoing) return
      isGoing = true
      try {
        while (!(await all()))
          await new Promise((resolve) => setTimeout(resolve, soonMs))
      } finally {
        isGoing = false
      }
    },
  }
}
