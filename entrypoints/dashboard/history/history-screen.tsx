import { i18n } from '#i18n'
import { OlderPayments } from '@/components/history/older-payments'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { useHistory } from '@/lib/client/use-history'
import { Payments } from './payments'

/** What was paid, newest first, and one payment opened beside or over it. */
export function HistoryScreen() {
  const { newest, rows, phase, reader } = useHistory()
  return (
    <>
      <h1 className="font-semibold text-20">{i18n.t('history.title')}</h1>
      {newest.isError && (
        <Notice tone="bad" isLive title={i18n.t('history.failed')}>
          <div>
            <Button size="small" onClick={() => void newest.refetch()}>
              {i18n.t('history.retry')}
            </Button>
          </div>
        </Notice>
      )}
      {newest.isPending && (
        <p role="status" className="flex items-center gap-2 text-muted">
          <Spinner />
          {i18n.t('history.loading')}
        </p>
      )}
      {newest.data?.rows.length === 0 && <Empty />}
      {rows.length > 0 && (
        <Payments
          rows={rows}
          isWhole={phase === 'done'}
          older={
            <OlderPayments
              phase={phase}
              count={rows.length}
              onStop={reader.stop}
              onResume={reader.resume}
            />
          }
        />
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
