import { useInfiniteQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { historyQuery } from '@/lib/client/queries'
import { DetailPane } from './detail-pane'
import { HistoryList } from './history-list'
import { PaymentView } from './payment-view'
import { useIsWide } from './use-is-wide'
import { close, open, useOpened } from './use-opened'

/** What was paid, newest first, and one payment opened beside or over it. */
export function HistoryScreen() {
  const history = useInfiniteQuery(historyQuery)
  const openedId = useOpened()
  const isWide = useIsWide()
  const listRef = useRef<HTMLDivElement>(null)
  const rows = history.data?.pages.flatMap((page) => page.rows) ?? []

  const handleClose = () => {
    close()
    // The keyboard goes back to where it came from.
    listRef.current
      ?.querySelector<HTMLElement>('[aria-current] , button')
      ?.focus()
  }

  return (
    <>
      <h1 className="font-semibold text-20">{i18n.t('history.title')}</h1>
      {history.isError && (
        <Notice tone="bad" isLive title={i18n.t('history.failed')}>
          <div>
            <Button size="small" onClick={() => void history.refetch()}>
              {i18n.t('history.retry')}
            </Button>
          </div>
        </Notice>
      )}
      {history.isPending && (
        <p role="status" className="flex items-center gap-2 text-muted">
          <Spinner />
          {i18n.t('history.loading')}
        </p>
      )}
      {history.data && rows.length === 0 && <Empty />}
      {rows.length > 0 && (
        <div className="flex items-start gap-6">
          <div ref={listRef} className="min-w-0 flex-1">
            <HistoryList
              rows={rows}
              openedId={openedId}
              hasMore={history.hasNextPage}
              isLoadingMore={history.isFetchingNextPage}
              onMore={() => void history.fetchNextPage()}
              onOpen={open}
            />
          </div>
          {isWide && <DetailPane id={openedId} onClose={handleClose} />}
        </div>
      )}
      {!isWide && openedId && (
        <Dialog title={i18n.t('history.detail')} onClose={handleClose}>
          <PaymentView id={openedId} />
        </Dialog>
      )}
    </>
  )
}

function Empty() {
  return (
    <div className="flex flex-col gap-1 rounded-card border border-line bg-card p-6">
      <h2 className="font-semibold text-16">{i18n.t('history.emptyTitle')}</h2>
      <p className="text-muted">{i18n.t('history.emptyBody')}</p>
    </div>
  )
}
