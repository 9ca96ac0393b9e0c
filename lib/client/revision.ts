import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { browser } from 'wxt/browser'
import { backgroundKey } from './queries'

/** The item of `storage.session` the background bumps on any change. */
const revisionKey = 'revision'

/** Asks the background again whenever it says that something changed. */
export function useRevision(): void {
  const client = useQueryClient()
  useEffect(() => {
    const handleChange = (changes: Record<string, unknown>) => {
      if (!(revisionKey in changes)) return
      void client.invalidateQueries({ queryKey: backgroundKey })
    }
    browser.storage.session.onChanged.addListener(handleChange)
    return () => browser.storage.session.onChanged.removeListener(handleChange)
  }, [client])
}
