import type { Query, QueryClient, QueryKey } from '@tanstack/react-query'
import { browser } from 'wxt/browser'
import { together } from '@/lib/messaging/together'
import { backgroundKey } from './queries'

/** The item of `storage.session` the background bumps on any change. */
const revisionKey = 'revision'

/** One asking at a time for each query, and all who want it anew share the next. */
const askers = new WeakMap<Query, () => Promise<void>>()

/**
 * Asks the background again whenever it says that something changed, until the
 * returned function is called. To be called before anything is asked.
 */
export function followRevision(client: QueryClient): () => void {
  const handleChange = (changes: Record<string, unknown>) => {
    if (revisionKey in changes) askAnew(client, backgroundKey)
  }
  browser.storage.session.onChanged.addListener(handleChange)
  return () => browser.storage.session.onChanged.removeListener(handleChange)
}

/**
 * Asks anew for what is on the screen under this key. Changes that come while it
 * asks share one more asking after it: a page that makes changes without end
 * must not keep every answer away.
 */
export function askAnew(client: QueryClient, queryKey: QueryKey): void {
  // What nobody looks at is not asked again, so no older answer of it may land.
  void client.cancelQueries({ queryKey, type: 'inactive' })
  void client.invalidateQueries({ queryKey, refetchType: 'none' })
  for (const query of client.getQueryCache().findAll({ queryKey })) {
    if (!query.isActive()) continue
    const ask = askers.get(query) ?? together(() => fetchAnew(client, query))
    askers.set(query, ask)
    void ask()
  }
}

/** An answer still on its way may be from before the change: it is not kept. */
async function fetchAnew(client: QueryClient, query: Query): Promise<void> {
  const predicate = (one: Query) => one === query
  // A first answer would else be joined instead of asked for again.
  if (query.state.data === undefined) await client.cancelQueries({ predicate })
  await client.refetchQueries({ predicate })
}
