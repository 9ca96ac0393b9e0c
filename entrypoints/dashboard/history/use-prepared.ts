import { useEffect } from 'react'
import { haystackOf } from '@/components/history/haystack'
import type { PaymentRow } from '@/lib/contracts/history'

/** Rows at a time: a millisecond or two of work. */
const stride = 200

/** Makes what a search looks through while nobody types. */
export function usePrepared(rows: readonly PaymentRow[]): void {
  useEffect(() => {
    let isWanted = true
    const prepareFrom = (at: number) => {
      if (!isWanted || at >= rows.length) return
      for (const row of rows.slice(at, at + stride)) haystackOf(row)
      requestIdleCallback(() => prepareFrom(at + stride))
    }
    requestIdleCallback(() => prepareFrom(0))
    return () => {
      isWanted = false
    }
  }, [rows])
}
