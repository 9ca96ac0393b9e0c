import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { showRememberedAppearance, useAppearance } from './appearance'
import { followRevision } from './revision'
import { useTouch } from './touch'

/**
 * Mounts one of our pages on `#root`, with what every screen needs: queries,
 * the background's revision, the idle clock and the appearance.
 */
export function mountScreen(screen: ReactNode): void {
  showRememberedAppearance()
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no #root.')
  const client = createQueryClient()
  followRevision(client)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Screen>{screen}</Screen>
      </QueryClientProvider>
    </StrictMode>,
  )
}

/** The queries' cache of one page. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The background is in this browser: it answers offline too, and one
      // more try covers a worker that was just starting.
      queries: { retry: 1, networkMode: 'always', staleTime: 1_000 },
      mutations: { networkMode: 'always' },
    },
  })
}

function Screen({ children }: { children: ReactNode }) {
  useTouch()
  useAppearance()
  return children
}
