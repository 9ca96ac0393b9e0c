import { ExportError, type ExportErrorCode } from '@/lib/export/export-error'
import { createExportReader } from '@/lib/export/read-export'
import type { ExportRow } from '@/lib/export/row'

/** Payments handed over in one message: so many, or so many characters. */
const batchRows = 500
const batchChars = 4_000_000

type ImportFile = {
  file: Blob
  /** Keeps payments; says how many it had not. */
  keep: (rows: ExportRow[]) => Promise<{ added: number }>
  /** From 0 to 1. */
  onProgress: (share: number) => void
  signal: AbortSignal
}

/** What became of a file. Where it is bad, nothing of it was kept. */
export type Imported =
  | { ok: true; added: number; isCancelled: boolean }
  | { ok: false; code: ExportErrorCode; row: number | null }

/**
 * Reads a file twice: first to see that all of it is a history, then to keep
 * its payments. Holds a batch at a time.
 */
export async function importFile(job: ImportFile): Promise<Imported> {
  const { file, keep, onProgress, signal } = job
  let added = 0
  try {
    await readThrough(file, signal, async (_, share) => onProgress(share / 2))
    let rows: ExportRow[] = []
    let chars = 0
    const flush = async () => {
      for (let at = 0; at < rows.length; at += batchRows)
        added += (await keep(rows.slice(at, at + batchRows))).added
      rows = []
      chars = 0
    }
    await readThrough(file, signal, async (more, share, length) => {
      rows.push(...more)
      chars += length
      if (rows.length >= batchRows || chars >= batchChars) await flush()
      onProgress(0.5 + share / 2)
    })
    if (!signal.aborted) await flush()
    return { ok: true, added, isCancelled: signal.aborted }
  } catch (error) {
    if (error instanceof ExportError)
      return { ok: false, code: error.code, row: error.row }
    throw error
  }
}

type Take = (rows: ExportRow[], share: number, chars: number) => Promise<void>

async function readThrough(
  file: Blob,
  signal: AbortSignal,
  take: Take,
): Promise<void> {
  const reader = createExportReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const chunks = file.stream().getReader()
  let bytes = 0
  for (;;) {
    const { done, value } = await chunks.read()
    if (signal.aborted) {
      await chunks.cancel()
      return
    }
    const text = decoded(decoder, value, !done)
    bytes += value?.byteLength ?? 0
    await take(reader.push(text), bytes / Math.max(1, file.size), text.length)
    if (done) break
  }
  reader.end()
}

function decoded(
  decoder: TextDecoder,
  bytes: Uint8Array | undefined,
  hasMore: boolean,
): string {
  try {
    return decoder.decode(bytes, { stream: hasMore })
  } catch {
    // Bytes that are no text are no JSON.
    throw new ExportError('BAD_JSON')
  }
}
