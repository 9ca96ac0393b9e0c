import type { walletContract } from '@/lib/contracts/wallet'
import type { Handlers } from '@/lib/messaging/serve'
import type { BackgroundParts } from '../parts'
import { seenViewsOf } from '../views/seen-view'

/** What the developer view may ask. It needs no wallet. */
export function developerHandlers(
  parts: BackgroundParts,
  ready: Promise<void>,
): Pick<Handlers<typeof walletContract>, 'seen' | 'forgetSeen'> {
  return {
    async seen({ tabId }) {
      await ready
      const all = await parts.devLog.all()
      return await seenViewsOf(
        all.filter((one) => tabId === null || one.tabId === tabId),
        parts,
      )
    },

    async forgetSeen() {
      await ready
      await parts.devLog.clear()
    },
  }
}
