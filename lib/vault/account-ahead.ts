import type { FoundAccount } from './account'

/** What was read is read again when it is this old, ms: a lock may be due. */
const freshMs = 1000

type Parts = {
  find(): Promise<FoundAccount>
  nowMs(): number
}

/**
 * Lets the account be read before the payment that it will sign is written.
 * Nothing is opened by that, it serves one signature, and a lock or a second
 * makes it void. One that could not be opened then is looked for again.
 */
export function createAhead({ find, nowMs }: Parts) {
  let ahead: { account: Promise<FoundAccount>; atMs: number } | null = null

  const current = () => {
    const ageMs = ahead ? nowMs() - ahead.atMs : freshMs
    return ageMs >= 0 && ageMs < freshMs ? ahead : null
  }

  return {
    /** Begins to read; what goes wrong is nobody's to hear. */
    begin(): void {
      if (current()) return
      // What is to be written meanwhile goes first.
      const account = new Promise((go) => setTimeout(go)).then(find)
      account.catch(() => undefined)
      ahead = { account, atMs: nowMs() }
    },

    /** The account as it was a moment ago, else as it is now. */
    async account(): Promise<FoundAccount> {
      const before = current()
      ahead = null
      const early = await before?.account.catch(() => null)
      return early?.isOpen ? early : await find()
    },

    drop(): void {
      ahead = null
    },
  }
}
