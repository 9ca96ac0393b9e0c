import type { Query, QueryClient } from '@tanstack/react-query'
import { browser } from 'wxt/browser'
import { together } from '@/lib/messaging/together'
import { backgroundKey } from './queries'

/** The item of `storage.session` the background bumps on any change. */
const revisionKey = 'revision'

/**
 * Asks the background again whenever it says that something changed, until the
 * returned function is called. To be called before anything is asked.
 *
 * Changes that come while it asks are one more question behind it: a page that
 * makes changes without end must not keep every answer away.
 */
export function followRevision(client: QueryClient): () => void {
  const askers = new WeakMap<Query, () => Promise<void>>()

  function askAgain(query: Query): Promise<void> {
    const ask = askers.get(query) ?? together(() => fetchAnew(client, query))
    askers.set(query, ask)
    return ask()
  }

  const handleChange = (changes: Record<string, unknown>) => {
    if (!(revisionKey in changes)) return
    const ours = { queryKey: backgroundKey }
    void client.invalidateQueries({ ...ours, refetchType: 'none' })
    for (const query of client.getQueryCache().findAll(ours))
      if (query.isActive()) void askAgain(query)
  }
  browser.storage.session.onChanged.addListener(handleChange)
  return () => browser.storage.session.onChanged.removeListener(handleChange)
}

/** An answer still on its way may be from before the change: it is not kept. */
async function fetchAnew(client: QueryClient, query: Query): Promise<void> {
  const predicate = (one: Query) => one === query
  // A first answer would else be joined instead of asked for again.
  if (query.state.data === undefined) await client.cancelQueries({ predicate })
  await client.refetchQueries({ predicate })
}
