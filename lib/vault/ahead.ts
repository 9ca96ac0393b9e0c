import type { PayingAccount } from './key'

/** A look-up this old is made again: the wallet may be due to lock, ms. */
const freshMs = 1000

/**
 * Lets the account be looked up while the payment that will be signed is still
 * being written. Nothing is opened by that, it serves one signature, and a lock
 * or a second makes it void.
 */
export function createAhead(
  find: () => Promise<PayingAccount>,
  nowMs: () => number,
) {
  let ahead: { found: Promise<PayingAccount>; atMs: number } | null = null

  return {
    /** Begins to look; what goes wrong is told to the signature. */
    begin(): void {
      const found = find()
      found.catch(() => undefined)
      ahead = { found, atMs: nowMs() }
    },

    /** What was looked up a moment ago, else what is now. */
    take(): Promise<PayingAccount> {
      const before = ahead
      ahead = null
      const ageMs = before ? nowMs() - before.atMs : freshMs
      return before && ageMs >= 0 && ageMs < freshMs ? before.found : find()
    },

    drop(): void {
      ahead = null
    },
  }
}
