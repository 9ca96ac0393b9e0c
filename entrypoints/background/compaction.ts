import type { LedgerRoom } from '@/lib/ledger/room'
import type { Area } from '@/lib/session/table'

const compactedItem = 'ledgerCompacted'

const dayMs = 86_400_000

type Parts = {
  compact: LedgerRoom['compact']
  local: Area
  isUnlocked(): Promise<boolean>
  /** Somebody waits for an answer, and may be about to pay. */
  isAsked(): Promise<boolean>
  nowMs(): number
  /** Something a screen shows has changed. */
  changed(): void
}

/** Lets old payments go when nothing else is to be done, once a day at most. */
export function createCompaction(parts: Parts) {
  const { compact, local, isUnlocked, isAsked, nowMs, changed } = parts
  let isRunning = false

  async function run(): Promise<void> {
    if (!(await isUnlocked()) || (await isAsked())) return
    const atMs = nowMs()
    const last = (await local.get(compactedItem))[compactedItem]
    // A day that is still to come is from a wrong clock.
    if (typeof last === 'number' && last <= atMs && atMs - last < dayMs) return
    // First, so that one that fails is tried again the next day.
    await local.set({ [compactedItem]: atMs })
    if ((await compact(atMs)) > 0) changed()
  }

  return {
    /** It is a good moment. Never rejects: nobody waits for it. */
    async due(): Promise<void> {
      if (isRunning) return
      isRunning = true
      await run().catch(() => undefined)
      isRunning = false
    },
  }
}
