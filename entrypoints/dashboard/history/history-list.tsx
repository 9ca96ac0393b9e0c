import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { i18n } from '#i18n'
import { PaymentRow } from '@/components/payment-row'
import { wordsOfDay } from '@/components/question/words-of-time'
import type { PaymentRow as Row } from '@/lib/contracts/history'
import { byDay } from './by-day'

const dayMs = 86_400_000
const lineHeight = { day: 44, row: 72 }

type HistoryListProps = {
  rows: readonly Row[]
  openedId: string | null
  nowMs: number
  /** The last of them is the oldest there is. */
  isWhole: boolean
  onOpen: (id: string) => void
}

/** The payments by day; only the lines in sight are in the document. */
export function HistoryList(props: HistoryListProps) {
  const { rows, openedId, nowMs, isWhole, onOpen } = props
  const lines = useMemo(() => byDay(rows), [rows])
  const ref = useRef<HTMLUListElement>(null)
  const [scrollMargin, setScrollMargin] = useState(0)
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (index) => lineHeight[lines[index]?.kind ?? 'row'],
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 12,
    scrollMargin,
  })
  const items = virtualizer.getVirtualItems()
  // What stands above the list opens and closes, so this is measured each time,
  // but for the frames of a scroll: it would lay each of them out twice.
  useLayoutEffect(() => {
    if (virtualizer.isScrolling) return
    const top = ref.current?.getBoundingClientRect().top ?? 0
    setScrollMargin(Math.round(top + scrollY))
  })

  return (
    <>
      <ul
        ref={ref}
        aria-label={i18n.t('history.list')}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map(({ index, key, start }) => {
          const line = lines[index]
          if (!line) return null
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className="absolute top-0 left-0 w-full contain-content"
              style={{ transform: `translateY(${start - scrollMargin}px)` }}
            >
              {line.kind === 'day' ? (
                <h2 className="border-line border-b px-3 pt-4 pb-1 font-medium text-muted">
                  {nameOfDay(line.atMs)}
                </h2>
              ) : (
                <PaymentRow
                  row={line.row}
                  isOpen={line.row.id === openedId}
                  nowMs={nowMs}
                  onOpen={onOpen}
                />
              )}
            </li>
          )
        })}
      </ul>
      {isWhole && (
        <p className="px-3 py-4 text-12 text-muted">{i18n.t('history.end')}</p>
      )}
    </>
  )
}

function nameOfDay(atMs: number): string {
  const nowMs = Date.now()
  const day = new Date(atMs).toDateString()
  if (day === new Date(nowMs).toDateString()) return i18n.t('history.today')
  if (day === new Date(nowMs - dayMs).toDateString())
    return i18n.t('history.yesterday')
  return wordsOfDay(atMs, nowMs)
}
