import { useQuery } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { FilterBar } from '@/components/history/filter-bar'
import { OlderPayments } from '@/components/history/older-payments'
import { SignInList } from '@/components/history/sign-in-list'
import { useNow } from '@/components/question/use-now'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { signInsQuery } from '@/lib/client/queries'
import { useHistory } from '@/lib/client/use-history'
import { Files } from './files'
import { Payments } from './payments'
import { SitePart } from './site-part'
import { SpendingPart } from './spending-part'
import { useFilter } from './use-filter'
import { useFound } from './use-found'

/** What was paid, newest first, and one payment opened beside or over it. */
export function HistoryScreen() {
  const { newest, rows, days, phase, total, reader } = useHistory()
  const nowMs = useNow(30_000)
  const { filter, change, clear } = useFilter()
  const { found, foundDays, totals, choices } = useFound(rows, days, nowMs)
  const isWhole = phase === 'done'
  const signIns = useQuery(signInsQuery)
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
        <FilterBar
          filter={filter}
          choices={choices}
          totals={totals}
          onChange={change}
          onClear={clear}
        />
      )}
      {rows.length > 0 && (
        <OlderPayments
          phase={phase}
          count={rows.length}
          total={total}
          onStop={reader.stop}
          onResume={reader.resume}
        />
      )}
      {rows.length > 0 && <SitePart />}
      {newest.data && (
        <div className="flex flex-col">
          {rows.length > 0 && <SpendingPart found={found} days={foundDays} />}
          {/* Always in this place: the first payments of a file do not end it. */}
          <Files
            rows={rows}
            found={found}
            days={foundDays}
            total={total}
            onChanged={reader.reload}
          />
          <SignInList signIns={signIns.data ?? []} />
        </div>
      )}
      {rows.length > 0 && (
        <Payments
          rows={rows}
          found={found}
          days={foundDays}
          isWhole={isWhole}
          nowMs={nowMs}
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
