import { type ReactNode, useMemo, useRef } from 'react'
import { i18n } from '#i18n'
import { FilterBar } from '@/components/history/filter-bar'
import { useNow } from '@/components/question/use-now'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { PaymentRow } from '@/lib/contracts/history'
import { DetailPane } from './detail-pane'
import { HistoryList } from './history-list'
import { PaymentView } from './payment-view'
import { useFilter } from './use-filter'
import { useFound } from './use-found'
import { useIsWide } from './use-is-wide'
import { close, open, useOpened } from './use-opened'

type PaymentsProps = {
  rows: readonly PaymentRow[]
  /** There are no older payments that are not among the rows. */
  isWhole: boolean
  /** What is said about older payments. */
  older: ReactNode
}

/** The payments there are: what to look for, the list, and the one opened. */
export function Payments({ rows, isWhole, older }: PaymentsProps) {
  const nowMs = useNow(30_000)
  const { filter, change, clear } = useFilter()
  const { found, totals, choices } = useFound(rows, nowMs)
  const openedId = useOpened()
  const newerId = useMemo(() => idBefore(rows, openedId), [rows, openedId])
  const isWide = useIsWide()
  const listRef = useRef<HTMLDivElement>(null)

  const handleClose = () => {
    close()
    // The keyboard goes back to where it came from.
    listRef.current
      ?.querySelector<HTMLElement>('[aria-current] , button')
      ?.focus()
  }

  return (
    <>
      <FilterBar
        filter={filter}
        choices={choices}
        totals={totals}
        onChange={change}
        onClear={clear}
      />
      {older}
      <div className="flex items-start gap-6">
        <div ref={listRef} className="min-w-0 flex-1">
          {found.length > 0 ? (
            <HistoryList
              rows={found}
              openedId={openedId}
              nowMs={nowMs}
              isWhole={isWhole}
              onOpen={open}
            />
          ) : (
            <NothingFound onClear={clear} />
          )}
        </div>
        {isWide && (
          <DetailPane id={openedId} newerId={newerId} onClose={handleClose} />
        )}
      </div>
      {!isWide && openedId && (
        <Dialog title={i18n.t('history.detail')} onClose={handleClose}>
          <PaymentView id={openedId} newerId={newerId} />
        </Dialog>
      )}
    </>
  )
}

/** The payment before this one in the history; null where it is the first. */
function idBefore(
  rows: readonly PaymentRow[],
  id: string | null,
): string | null {
  const at = rows.findIndex((row) => row.id === id)
  return rows[at - 1]?.id ?? null
}

function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <div className="flex flex-col items-start gap-2 rounded-card border border-line bg-card p-6">
      <h2 className="font-semibold text-16">{i18n.t('history.noneTitle')}</h2>
      <p className="text-muted">{i18n.t('history.noneBody')}</p>
      <Button size="small" onClick={onClear}>
        {i18n.t('history.clear')}
      </Button>
    </div>
  )
}
