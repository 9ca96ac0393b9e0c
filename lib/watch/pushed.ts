import * as z from 'zod/mini'
import { type Area, createTable } from '@/lib/session/table'
import type { HeadersSeen } from './listeners'

const schema = z.object({ atMs: z.number() })

/** So often may other sites together open a seller's pages, ms. */
const restMs = 600_000
/** Sellers opened within that time that are told apart; beyond, all are asked. */
const maxSellers = 200

/**
 * Tells which priced documents another site had opened that a rule is not to
 * pay for: no site may spend another's rule by sending a tab there again and
 * again, and what a form of another site asks for nobody has read. A first link
 * is a link; the browser does not say whether a person pressed it. Survives a
 * stopped worker, as whoever opens can wait.
 */
export function createPushed(area: Area, nowMs: () => number) {
  const table = createTable(area, 'openedFromElsewhere', schema, maxSellers)
  const isFresh = ({ atMs }: { atMs: number }) => {
    const ageMs = nowMs() - atMs
    return ageMs >= 0 && ageMs < restMs
  }

  return {
    /** Notes a priced document, and says whether it was pushed. */
    async note(
      details: Pick<HeadersSeen, 'url' | 'method' | 'initiator'>,
    ): Promise<boolean> {
      const { url, method, initiator } = details
      const seller = URL.parse(url)?.origin
      if (initiator === undefined || initiator === seller) return false
      if (method.toUpperCase() !== 'GET' || !seller) return true
      // A site that opens so many would have the first of them forgotten.
      const isCrowded = (await table.all()).filter(isFresh).length >= maxSellers
      if (isCrowded) return true
      let isAgain = false
      await table.changeSoon(seller, (before) => {
        isAgain = before !== undefined && isFresh(before)
        return isAgain ? before : { atMs: nowMs() }
      })
      return isAgain
    },
  }
}
