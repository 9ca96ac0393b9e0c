import type { PayingAccount, SignableRow } from './key'

/** What was read is read again when it is this old, ms: a lock may be due. */
const freshMs = 1000

type Parts = {
  find(): Promise<PayingAccount>
  /** The row as it is stored now. */
  readPayment(id: string): Promise<SignableRow | undefined>
  nowMs(): number
}

/**
 * Lets the account and the row be read right behind the write of the payment
 * that will be signed. Nothing is opened by that, each serves one signature,
 * and a lock or a second makes both void. A row that was not there yet is read
 * again: only what is stored is signed.
 */
export function createAhead({ find, readPayment, nowMs }: Parts) {
  type Ahead = {
    id: string
    account: Promise<PayingAccount> | null
    row: Promise<SignableRow | undefined> | null
    atMs: number
  }
  let ahead: Ahead | null = null

  const current = () => {
    const ageMs = ahead ? nowMs() - ahead.atMs : freshMs
    return ageMs >= 0 && ageMs < freshMs ? ahead : null
  }

  return {
    /** Begins to read; what goes wrong is told to the signature. */
    begin(id: string): void {
      // The reservation's own requests go first.
      const later = new Promise((resolve) => setTimeout(resolve))
      const account = later.then(find)
      const row = later.then(() => readPayment(id))
      for (const one of [account, row]) one.catch(() => undefined)
      ahead = { id, account, row, atMs: nowMs() }
    },

    /** The account as it was a moment ago, else as it is now. */
    account(): Promise<PayingAccount> {
      const before = current()
      const found = before?.account ?? find()
      if (before) before.account = null
      return found
    },

    /** The row as it was found behind its write, else as it is now. */
    async row(id: string): Promise<SignableRow | undefined> {
      const before = current()
      if (before?.id !== id || !before.row) return await readPayment(id)
      const { row } = before
      before.row = null
      return (await row) ?? (await readPayment(id))
    },

    drop(): void {
      ahead = null
    },
  }
}
