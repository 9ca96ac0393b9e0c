import { useMemo } from 'react'
import { filterQuery, readFilter } from '@/components/history/filter-address'
import { type Filter, noFilter } from '@/components/history/filter-rows'
import { goTo, readAddress, useAddress } from '@/lib/client/route'

/**
 * What is looked for: the query of the page's address, so that Back, reload
 * and a link keep it.
 */
export function useFilter() {
  const { query } = useAddress()
  const filter = useMemo(() => readFilter(query), [query])
  return { filter, change: changeFilter, clear: clearFilter }
}

function changeFilter(change: Partial<Filter>): void {
  const { path, query } = readAddress()
  const filter = readFilter(query)
  const next = filterQuery({ ...filter, ...change })
  // Back takes away a search, not one letter of it.
  const isTyping =
    change.between !== undefined ||
    (change.text !== undefined && filter.text !== '')
  goTo({ path, query: next }, { isStep: !isTyping })
}

function clearFilter(): void {
  goTo({ path: readAddress().path, query: filterQuery(noFilter) })
}
