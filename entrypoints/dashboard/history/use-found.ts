import { useDeferredValue, useMemo } from 'react'
import { choicesOf } from '@/components/history/choices'
import { countable } from '@/components/history/countable'
import { filterRows } from '@/components/history/filter-rows'
import type { PaymentRow } from '@/lib/contracts/history'
import { totalsOf } from '@/lib/export/totals'
import { useFilter } from './use-filter'
import { usePrepared } from './use-prepared'

/** The payments the filter leaves and their totals; typing goes first. */
export function useFound(rows: readonly PaymentRow[], nowMs: number) {
  const filter = useDeferredValue(useFilter().filter)
  const found = useMemo(
    () => filterRows(rows, filter, nowMs),
    [rows, filter, nowMs],
  )
  const totals = useMemo(() => totalsOf(found.map(countable)), [found])
  usePrepared(rows)
  const choices = useMemo(() => choicesOf(rows), [rows])
  return { found, totals, choices }
}
