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

/** What search and totals do not cover yet, while older payments are read. */
export function OlderPayments(props: OlderPaymentsProps) {
  const { phase, count, total, onStop, onResume } = props
  const sofar = count.toLocaleString()
  switch (phase) {
    case 'done':
      return null
    case 'reading':
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
    case 'stopped':
    case 'failed':
      return (
        <div
          role={phase === 'failed' ? 'alert' : 'status'}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1 text-12 text-muted"
        >
          <p>
            {i18n.t(
              phase === 'failed' ? 'history.olderFailed' : 'history.olderLeft',
              [sofar],
            )}
          </p>
          <Button size="small" onClick={onResume}>
            {i18n.t('history.olderResume')}
          </Button>
        </div>
      )
  }
}
