import type { LedgerRoom } from '@/lib/ledger/room'
import type { Area } from '@/lib/session/table'

const auditedItem = 'ledgerAudited'

/**
 * Checks the ledger before the first payment by a rule of a browser session:
 * what was changed on the disk was changed while the browser was closed.
 */
export function createAudited(audit: LedgerRoom['audit'], session: Area) {
  let isAudited: Promise<boolean> | null = null

  async function check(): Promise<boolean> {
    if ((await session.get(auditedItem))[auditedItem] === true) return false
    if ((await audit()) === 'locked') {
      isAudited = null
      return false
    }
    await session.set({ [auditedItem]: true })
    return true
  }

  return {
    /** True where it was checked just now. */
    async audited(): Promise<boolean> {
      const isFirst = isAudited === null
      isAudited ??= check().catch((error) => {
        isAudited = null
        throw error
      })
      return (await isAudited) && isFirst
    },

    /** The wallet is gone, and its ledger with it. */
    async forget(): Promise<void> {
      isAudited = null
      await session.remove([auditedItem])
    },
  }
}
