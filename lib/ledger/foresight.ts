import type { Inquiry, Outlook } from '@/lib/payment/ledger-port'

type Parts = {
  /** Looks now. */
  look(inquiry: Inquiry): Promise<Outlook>
  /** How many writes were begun so far. */
  writes(): number
}

/** One look older than this is made again: sums roll off with time, ms. */
const freshMs = 250

/**
 * Lets a look be made while its question is still on its way. It answers the
 * same question once, as long as nothing was written since it began; so what
 * it says is what a look would say now.
 */
export function createForesight({ look, writes }: Parts) {
  let ahead: {
    key: string
    atMs: number
    writes: number
    outlook: Promise<Outlook>
  } | null = null

  const isFresh = (atMs: number) =>
    ahead !== null &&
    ahead.writes === writes() &&
    atMs >= ahead.atMs &&
    atMs - ahead.atMs < freshMs

  return {
    /** Begins to look, unless a look is still ahead; what fails is told to `look`. */
    foresee(inquiry: Inquiry): void {
      if (isFresh(inquiry.nowMs)) return
      const outlook = look(inquiry)
      outlook.catch(() => undefined)
      const { nowMs: atMs } = inquiry
      ahead = { key: keyOf(inquiry), atMs, writes: writes(), outlook }
    },

    /** What was found a moment ago, else what is now. */
    look(inquiry: Inquiry): Promise<Outlook> {
      if (!ahead || ahead.key !== keyOf(inquiry)) return look(inquiry)
      const outlook = isFresh(inquiry.nowMs) ? ahead.outlook : look(inquiry)
      ahead = null
      return outlook
    },
  }
}

function keyOf({ site, seller, offers }: Inquiry): string {
  const keys = offers.map(({ purchaseKey }) => purchaseKey)
  return JSON.stringify([site, seller, keys])
}
