import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { browser } from 'wxt/browser'

/** The tab a person looks at beside the window that asks; null: not known. */
export function useTabInFront(): number | null {
  const { data: tabId = null, refetch } = useQuery({
    queryKey: ['tab-in-front'],
    queryFn: async () => {
      const { tabs = [] } = await browser.windows.getLastFocused({
        populate: true,
        windowTypes: ['normal'],
      })
      return tabs.find(({ active }) => active)?.id ?? null
    },
  })
  useEffect(() => {
    const look = () => void refetch()
    browser.tabs.onActivated.addListener(look)
    browser.windows.onFocusChanged.addListener(look)
    return () => {
      browser.tabs.onActivated.removeListener(look)
      browser.windows.onFocusChanged.removeListener(look)
    }
  }, [refetch])
  return tabId
}
