import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { browser } from 'wxt/browser'
import { seenQuery } from '@/lib/client/queries'
import { askAnew } from '@/lib/client/revision'

/** The 402s of a tab, or of all; asked again as soon as one more is kept. */
export function useSeen(tabId: number | null) {
  const client = useQueryClient()
  useEffect(() => {
    const handleChange = (changes: Record<string, unknown>) => {
      if (Object.keys(changes).some((key) => key.startsWith('seen/')))
        askAnew(client, seenQuery(tabId).queryKey)
    }
    browser.storage.session.onChanged.addListener(handleChange)
    return () => browser.storage.session.onChanged.removeListener(handleChange)
  }, [client, tabId])
  return useQuery(seenQuery(tabId))
}
