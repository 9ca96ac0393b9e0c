import type { ExportRow } from '@/lib/export/row'
import type { ExportFile } from './export-file'

/** Most whole payments asked for in one message. */
const batchRows = 500

type ExportHistory = {
  file: ExportFile
  /** Whole payments older than `before`, newest first. */
  read: (input: {
    before?: string
    limit: number
  }) => Promise<{ rows: ExportRow[]; next: string | null }>
  /** Ids of the payments wanted; null for all of them. */
  wanted: ReadonlySet<string> | null
  /** Told after each batch: payments looked at, and written. */
  onProgress: (seen: number, written: number) => void
  signal: AbortSignal
}

/**
 * Writes payments into a file, a batch at a time; stops reading when all that
 * are wanted were found. Null when it was cancelled.
 */
export async function exportHistory(
  job: ExportHistory,
): Promise<{ blob: Blob; written: number } | null> {
  const { file, read, wanted, onProgress, signal } = job
  const ask = (before?: string) => {
    const page = read({ limit: batchRows, ...(before && { before }) })
    // Nobody waits for the one that was asked for when it was cancelled.
    page.catch(() => undefined)
    return page
  }
  let asked = wanted?.size === 0 ? null : ask()
  let seen = 0
  let written = 0
  while (asked !== null) {
    const page = await asked
    if (signal.aborted) return null
    const rows =
      wanted === null ? page.rows : page.rows.filter(({ id }) => wanted.has(id))
    seen += page.rows.length
    written += rows.length
    const isAll = wanted !== null && written >= wanted.size
    // The background reads on while these are written.
    asked = page.next === null || isAll ? null : ask(page.next)
    file.add(rows)
    onProgress(seen, written)
    // The screen gets its turn between two batches.
    await new Promise((resolve) => setTimeout(resolve, 0))
    if (signal.aborted) return null
  }
  return { blob: file.finish(), written }
}
