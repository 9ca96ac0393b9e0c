import { useDeferredValue, useMemo } from 'react'
import { choicesOf } from '@/components/history/choices'
import { countable, countableDay } from '@/components/history/countable'
import { filterDays } from '@/components/history/filter-days'
import { filterRows } from '@/components/history/filter-rows'
import type { PaymentRow } from '@/lib/contracts/history'
import type { OlderDay } from '@/lib/export/older-day'
import { totalsOf } from '@/lib/export/totals'
import { useFilter } from './use-filter'
import { usePrepared } from './use-prepared'

/** The payments and older days the filter leaves, and their totals; typing goes first. */
export function useFound(
  rows: readonly PaymentRow[],
  days: readonly OlderDay[],
  nowMs: number,
) {
  const filter = useDeferredValue(useFilter().filter)
  const found = useMemo(
    () => filterRows(rows, filter, nowMs),
    [rows, filter, nowMs],
  )
  const foundDays = useMemo(
    () => filterDays(days, filter, nowMs),
    [days, filter, nowMs],
  )
  const totals = useMemo(
    () => totalsOf([...found.map(countable), ...foundDays.map(countableDay)]),
    [found, foundDays],
  )
  usePrepared(rows)
  const choices = useMemo(() => choicesOf([...rows, ...days]), [rows, days])
  return { found, foundDays, totals, choices }
}
