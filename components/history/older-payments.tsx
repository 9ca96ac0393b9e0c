import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import type { HistoryState } from '@/lib/client/history-reader'
import { WorkBar } from './work-bar'

type OlderPaymentsProps = {
  phase: HistoryState['phase']
  /** Payments looked through. */
  count: number
  /** Payments there are; null where that is not known. */
  total: number | null
  onStop: () => void
  onResume: () => void
}

/**
 * What search and totals do not cover yet, while older payments are read. It
 * stands at the lower edge, where it comes and goes and nothing moves by it.
 */
export function OlderPayments(props: OlderPaymentsProps) {
  if (props.phase === 'done') return null
  return (
    <div className="sticky bottom-0 z-10 order-last border-line border-t bg-paper px-1 py-1">
      {props.phase === 'reading' ? (
        <Reading {...props} />
      ) : (
        <Halted {...props} isFailed={props.phase === 'failed'} />
      )}
    </div>
  )
}

function Reading({ count, total, onStop }: OlderPaymentsProps) {
  const sofar = count.toLocaleString()
  return (
    <WorkBar
      words={
        total === null
          ? i18n.t('history.lookingOlder', [sofar])
          : i18n.t('history.lookingOf', [sofar, total.toLocaleString()])
      }
      share={total === null ? null : Math.min(1, count / total)}
      onCancel={onStop}
    />
  )
}

function Halted({
  count,
  onResume,
  isFailed,
}: OlderPaymentsProps & { isFailed: boolean }) {
  return (
    <div
      role={isFailed ? 'alert' : 'status'}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1 text-12 text-muted"
    >
      <p>
        {i18n.t(isFailed ? 'history.olderFailed' : 'history.olderLeft', [
          count.toLocaleString(),
        ])}
      </p>
      <Button size="small" onClick={onResume}>
        {i18n.t('history.olderResume')}
      </Button>
    </div>
  )
}
