import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { OlderDay } from '@/lib/export/older-day'
import { createHistoryReader } from './history-reader'
import { newestQuery, olderDaysQuery } from './queries'
import { wallet } from './wallet'

const noDays: readonly OlderDay[] = []

/** Changes gather this long before the older payments are read again. */
const settleMs = 3_000

/** All payments, newest first: the newest at once, the older while idle. */
export function useHistory() {
  const newest = useQuery(newestQuery)
  const [reader] = useState(() =>
    createHistoryReader({
      read: (before, limit) => wallet.history({ before, limit }),
      count: async () => (await wallet.historySize()).count,
      idle,
      settle: () => new Promise((resolve) => setTimeout(resolve, settleMs)),
    }),
  )
  const { rows, phase, total } = useSyncExternalStore(
    reader.subscribe,
    reader.state,
  )
  const { data } = newest
  useEffect(() => {
    if (data) reader.take(data)
  }, [data, reader])
  // The oldest there are, so they come after all the others.
  const days = useQuery({ ...olderDaysQuery, enabled: phase === 'done' }).data
  return { newest, rows, days: days ?? noDays, phase, total, reader }
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: 500 })
  })
}
