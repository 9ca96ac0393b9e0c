import type { Delivery, PaymentState } from '@/lib/payment/payment'

/** One payment as the rules see it. Times in ms. */
type ModelRow = {
  id: string
  purchase: string
  request: string
  state: PaymentState
  delivery: Delivery
  presents: number
  endsMs: number
  bornMs: number
}

/** What the rules say happens: a word, and the payment meant where one is. */
export type Outcome = string

/**
 * The rules of the ledger once more, over a plain array, written to be compared
 * with the ledger and sharing nothing with it.
 */
export function createModel() {
  const rows: ModelRow[] = []
  /** Reserved by this worker, which has not said that there is a signature. */
  const unsigned = new Set<string>()
  let latestMs = 0

  const tick = (nowMs: number) => {
    latestMs = Math.max(latestMs, nowMs)
    return latestMs
  }
  const named = (id: string) => rows.find((row) => row.id === id)
  const timeToShow = (row: ModelRow, nowMs: number) =>
    row.endsMs - nowMs >= (row.presents > 0 ? 15_000 : 8_000)

  return {
    rows,

    reserve(
      wanted: { id: string; purchase: string; request: string; endsMs: number },
      nowMs: number,
      again: boolean,
      isHanding: boolean,
    ): Outcome {
      const bornMs = tick(nowMs)
      for (const row of rows)
        if (row.request === wanted.request && row.state !== 'VOID')
          return row.purchase === wanted.purchase
            ? `resumed ${row.id}`
            : `TERMS_CHANGED ${row.id}`
      if (!again) {
        let blocking: ModelRow | undefined
        let open: ModelRow | undefined
        for (const row of rows) {
          if (row.purchase !== wanted.purchase) continue
          if (row.state === 'VOID' || row.delivery === 'ok') continue
          blocking = row
          const said = row.delivery === 'refused' || row.delivery === 'failed'
          if (!said && row.presents < 3 && timeToShow(row, nowMs)) open = row
        }
        if (open) return `present ${open.id}`
        if (blocking) return `PENDING_PREVIOUS ${blocking.id}`
      }
      unsigned.add(wanted.id)
      rows.push({
        ...wanted,
        state: isHanding ? 'HANDED' : 'ARMED',
        delivery: 'none',
        presents: isHanding ? 1 : 0,
        bornMs,
      })
      return `reserved ${wanted.id}`
    },

    /** Another worker knows of no payment that it is unsigned. */
    restarted: () => unsigned.clear(),

    signed: (id: string) => void unsigned.delete(id),

    handedOver(id: string, nowMs: number): Outcome {
      unsigned.delete(id)
      const row = named(id)
      if (row?.state !== 'ARMED' && row?.state !== 'HANDED') return 'INTERNAL'
      if (row.presents === 3) return 'TOO_MANY_PRESENTS'
      if (!timeToShow(row, nowMs)) return 'TOO_LATE'
      tick(nowMs)
      row.state = 'HANDED'
      row.presents += 1
      return 'done'
    },

    voided(id: string, nowMs: number): Outcome {
      const row = named(id)
      const isUnsigned = unsigned.delete(id)
      if (!row) return 'INTERNAL'
      const isOnItsWay =
        row.state === 'HANDED' && row.presents === 1 && row.delivery === 'none'
      if (row.state !== 'ARMED' && !(isUnsigned && isOnItsWay))
        return 'INTERNAL'
      tick(nowMs)
      row.state = 'VOID'
      row.presents = 0
      return 'done'
    },

    answered(id: string, delivery: Delivery, nowMs: number): Outcome {
      const row = named(id)
      if (row?.state !== 'HANDED') return 'INTERNAL'
      tick(nowMs)
      if (row.delivery !== 'ok') row.delivery = delivery
      return 'done'
    },
  }
}
