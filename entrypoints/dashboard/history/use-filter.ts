import { create } from 'zustand'
import { type Filter, noFilter } from '@/components/history/filter-rows'

type FilterState = {
  filter: Filter
  change: (change: Partial<Filter>) => void
  clear: () => void
}

/** What is looked for; kept while the tab is open, on whichever screen. */
export const useFilter = create<FilterState>((set) => ({
  filter: noFilter,
  change: (change) =>
    set(({ filter }) => ({ filter: { ...filter, ...change } })),
  clear: () => set({ filter: noFilter }),
}))
