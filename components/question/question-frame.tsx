import type { ReactNode } from 'react'
import { Brand } from '@/components/brand'

type QuestionFrameProps = {
  /** Network, mark and place in the queue. */
  aside?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

/** The frame of everything that asks: who we are, what it is, the answer. */
export function QuestionFrame({ aside, footer, children }: QuestionFrameProps) {
  return (
    // On a short screen, as at twice the zoom, a failure beside the buttons would
    // leave no room for the amount: then all of it scrolls.
    <div className="flex min-h-0 flex-1 flex-col [@media(max-height:26rem)]:has-data-failure:flex-none">
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-line border-b px-4 py-2">
        <Brand />
        <div className="flex flex-wrap items-center gap-2 text-12 text-muted">
          {aside}
        </div>
      </header>
      <main className="flex min-h-0 flex-1 flex-col gap-3.5 overflow-y-auto px-4 py-3.5 *:shrink-0">
        {children}
      </main>
      {footer && (
        // A popup with little screen below it scrolls as a whole.
        <footer className="sticky bottom-0 [@media(max-height:26rem)]:has-data-failure:static flex flex-col gap-3 border-line border-t bg-card px-4 py-3">
          {footer}
        </footer>
      )}
    </div>
  )
}
