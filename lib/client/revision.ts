import type { QueryClient } from '@tanstack/react-query'
import { browser } from 'wxt/browser'
import { backgroundKey } from './queries'

/** The item of `storage.session` the background bumps on any change. */
const revisionKey = 'revision'

/**
 * Asks the background again whenever it says that something changed, until the
 * returned function is called. To be called before anything is asked.
 */
export function followRevision(client: QueryClient): () => void {
  const handleChange = (changes: Record<string, unknown>) => {
    if (revisionKey in changes) void askAgain(client)
  }
  browser.storage.session.onChanged.addListener(handleChange)
  return () => browser.storage.session.onChanged.removeListener(handleChange)
}

async function askAgain(client: QueryClient): Promise<void> {
  // A first answer still on its way may be from before the change. Invalidating
  // joins such a request instead of repeating it, so the old answer would stay.
  await client.cancelQueries({
    queryKey: backgroundKey,
    predicate: ({ state }) => state.data === undefined,
  })
  await client.invalidateQueries({ queryKey: backgroundKey })
}
