import type { Inquiry, Outlook } from '@/lib/payment/ports'
import type { Connection } from './database'
import { writesTo } from './transactions'

/** What was looked up this long ago is looked up again, ms. */
const freshMs = 1000

/**
 * Keeps one look at the ledger that was begun before it was asked for. It
 * answers the same inquiry once, and only where nothing was written since.
 */
export function createAhead(
  connection: Connection,
  look: (inquiry: Inquiry) => Promise<Outlook>,
) {
  let ahead: {
    about: string
    nowMs: number
    writes: number
    outlook: Promise<Outlook>
  } | null = null

  return {
    begin(inquiry: Inquiry): void {
      const outlook = look(inquiry)
      // What goes wrong is told to whoever asks.
      outlook.catch(() => undefined)
      const { nowMs } = inquiry
      const writes = writesTo(connection)
      ahead = { about: aboutOf(inquiry), nowMs, writes, outlook }
    },

    look(inquiry: Inquiry): Promise<Outlook> {
      const before = ahead
      ahead = null
      const ageMs = before ? inquiry.nowMs - before.nowMs : freshMs
      return before &&
        before.about === aboutOf(inquiry) &&
        before.writes === writesTo(connection) &&
        ageMs >= 0 &&
        ageMs < freshMs
        ? before.outlook
        : look(inquiry)
    },
  }
}

/** A purchase's key says what is bought, for how much, and of whom. */
function aboutOf({ site, seller, offers }: Inquiry): string {
  return JSON.stringify([site, seller, offers.map((one) => one.purchaseKey)])
}
