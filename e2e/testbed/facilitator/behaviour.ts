import { setTimeout as sleep } from 'node:timers/promises'
import type { x402Facilitator } from '@x402/core/facilitator'

type VerifyResponse = Awaited<ReturnType<x402Facilitator['verify']>>
type SettleResponse = Awaited<ReturnType<x402Facilitator['settle']>>

/** Ways a facilitator can be told to misbehave until told otherwise. */
export type Behaviour = {
  /** Answer /verify with `isValid: false` and this code. */
  refuseVerify?: string
  /** Wait this long before settling. */
  settleDelayMs?: number
  /** Break the HTTP exchange of /settle; `after` the money moved, or before. */
  settleThrows?: 'before' | 'after'
  /** Answer /settle with `success: false` and this code; nothing moves. */
  failSettle?: string
}

/** Switches around the reference facilitator's two verbs. */
export function createBehaviour() {
  let current: Behaviour = {}
  return {
    behave: (behaviour: Behaviour = {}) => {
      current = behaviour
    },
    verify: async (
      verify: () => Promise<VerifyResponse>,
    ): Promise<VerifyResponse> => {
      const { refuseVerify } = current
      if (!refuseVerify) return verify()
      return { isValid: false, invalidReason: refuseVerify }
    },
    settle: async (
      network: SettleResponse['network'],
      settle: () => Promise<SettleResponse>,
    ): Promise<SettleResponse> => {
      const { settleDelayMs = 0, settleThrows, failSettle } = current
      await sleep(settleDelayMs)
      if (failSettle) {
        const nothing = { transaction: '', network }
        return { success: false, errorReason: failSettle, ...nothing }
      }
      if (settleThrows === 'before') throw new Error('facilitator unavailable')
      const settled = await settle()
      if (settleThrows === 'after') throw new Error('facilitator unavailable')
      return settled
    },
  }
}
