import { useEffect, useRef, useState } from 'react'
import {
  beginFile,
  type ExportFormat,
  fileName,
} from '@/components/history/export-file'
import type { ExportState } from '@/components/history/export-form'
import { exportHistory } from '@/components/history/export-history'
import { wallet } from '@/lib/client/wallet'
import type { OlderDay } from '@/lib/export/older-day'

/** Whom the files are of where there is no wallet. */
const nobody = `0x${'0'.repeat(40)}`

/** What a filter leaves; all there is where there is none. */
type Wanted = { ids: ReadonlySet<string>; days: readonly OlderDay[] }

/** Writes files of payments, one at a time. */
export function useExport() {
  const [state, setState] = useState<ExportState>({ kind: 'idle' })
  const stop = useRef<AbortController>(null)
  const url = state.kind === 'done' ? state.url : null
  useEffect(
    () => () => {
      if (url) URL.revokeObjectURL(url)
    },
    [url],
  )
  useEffect(() => () => stop.current?.abort(), [])

  /** `total`: payments there are; null where that is not known yet. */
  async function run(
    format: ExportFormat,
    wanted: Wanted | null,
    total: number | null,
  ): Promise<void> {
    stop.current?.abort()
    const own = new AbortController()
    stop.current = own
    setState({ kind: 'working', written: 0, share: total === null ? null : 0 })
    try {
      const [{ address }, days] = await Promise.all([
        wallet.status(),
        wanted?.days ?? wallet.olderDays(),
      ])
      const nowMs = Date.now()
      const exportedAt = new Date(nowMs).toISOString()
      const done = await exportHistory({
        file: beginFile(
          format,
          { exportedAt, wallet: address ?? nobody },
          days,
        ),
        // Reading them takes most of the time, and tables have none.
        read: (input) =>
          wallet.exportRows({ ...input, hasEvents: format === 'json' }),
        wanted: wanted?.ids ?? null,
        signal: own.signal,
        onProgress: (seen, written) =>
          setState({
            kind: 'working',
            written,
            share: total === null ? null : Math.min(1, seen / total),
          }),
      })
      if (stop.current !== own) return
      setState(
        done === null
          ? { kind: 'idle' }
          : {
              kind: 'done',
              url: URL.createObjectURL(done.blob),
              name: fileName(format, nowMs),
              written: done.written,
            },
      )
    } catch {
      if (stop.current === own) setState({ kind: 'failed' })
    }
  }

  const cancel = () => {
    stop.current?.abort()
    stop.current = null
    setState({ kind: 'idle' })
  }
  return { state, run, cancel }
}
