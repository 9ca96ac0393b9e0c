import { useMemo, useRef } from 'react'
import { i18n } from '#i18n'
import { OlderDays } from '@/components/history/older-days'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { PaymentRow } from '@/lib/contracts/history'
import type { OlderDay } from '@/lib/export/older-day'
import { DetailPane } from './detail-pane'
import { HistoryList } from './history-list'
import { PaymentView } from './payment-view'
import { useFilter } from './use-filter'
import { useIsWide } from './use-is-wide'
import { close, open, useOpened } from './use-opened'

type PaymentsProps = {
  rows: readonly PaymentRow[]
  /** Those of them the filter leaves. */
  found: readonly PaymentRow[]
  /** Days of older payments it leaves. */
  days: readonly OlderDay[]
  /** There are no older payments that are not among the rows. */
  isWhole: boolean
  nowMs: number
}

/** The payments found, and the one opened beside or over them. */
export function Payments(props: PaymentsProps) {
  const { rows, found, days, isWhole, nowMs } = props
  const { clear } = useFilter()
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
      <div className="flex items-start gap-6">
        <div ref={listRef} className="min-w-0 flex-1">
          {found.length > 0 && (
            <HistoryList
              rows={found}
              openedId={openedId}
              nowMs={nowMs}
              isWhole={isWhole}
              onOpen={open}
            />
          )}
          {found.length + days.length === 0 && <NothingFound onClear={clear} />}
          <OlderDays days={days} />
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
