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
  let before: string | null | undefined
  let seen = 0
  let written = 0
  while (before !== null && (wanted === null || written < wanted.size)) {
    const page = await read({
      limit: batchRows,
      ...(before === undefined ? {} : { before }),
    })
    if (signal.aborted) return null
    const rows =
      wanted === null ? page.rows : page.rows.filter(({ id }) => wanted.has(id))
    file.add(rows)
    seen += page.rows.length
    written += rows.length
    before = page.next
    onProgress(seen, written)
    // The screen gets its turn between two batches.
    await new Promise((resolve) => setTimeout(resolve, 0))
    if (signal.aborted) return null
  }
  return { blob: file.finish(), written }
}
