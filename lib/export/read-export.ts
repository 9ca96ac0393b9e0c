import * as z from 'zod/mini'
import { jsonCaps } from '@/lib/x402/caps'
import { ExportError, type ExportErrorCode } from './export-error'
import {
  type ExportHead,
  exportSchemaName,
  exportVersion,
} from './history-json'
import { olderDaySchema } from './older-day'
import { type ExportRow, exportRowSchema, isCoherent } from './row'
import { createSplitter, type ExportLimits } from './split-rows'

/** What is read at most: twice the rows the wallet keeps. */
export const exportLimits: ExportLimits = {
  chars: 512 * 1024 * 1024,
  rowChars: 4 * 1024 * 1024,
  rows: 100_000,
  // What a seller sent is two deep in its row, and may be as deep as it can be.
  depth: jsonCaps.maxDepth + 2,
}

const kindSchema = z.object({
  schema: z.literal(exportSchemaName),
  version: z.int().check(z.minimum(1)),
})

/** The whole document (docs/history-export.md). */
export const exportSchema = z.strictObject({
  schema: z.literal(exportSchemaName),
  version: z.literal(exportVersion),
  exportedAt: z
    .string()
    .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/)),
  wallet: z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/)),
  rows: z.array(exportRowSchema),
  // Nothing is made of them where a file is read.
  olderDays: z.optional(z.array(olderDaySchema)),
})

/**
 * Reads an export chunk by chunk. `push` gives the rows that chunk completed;
 * `end` says what stood above them, and that the document was whole: until then
 * nothing of it is to be kept.
 *
 * Both throw {@link ExportError}. `schema` and `version` must come before the
 * rows, so that another document is refused at once.
 */
export function createExportReader(limits: ExportLimits = exportLimits) {
  let rows: ExportRow[] = []
  const splitter = createSplitter(limits, {
    head: checkKind,
    row: (text, number) => rows.push(readRow(text, number)),
  })
  let isFirst = true

  return {
    push(chunk: string): ExportRow[] {
      splitter.push(isFirst ? chunk.replace(/^\uFEFF/, '') : chunk)
      if (chunk !== '') isFirst = false
      const done = rows
      rows = []
      return done
    },
    end(): ExportHead {
      const shell = parse(splitter.end(), new ExportError('BAD_JSON'))
      checkVersion(shell)
      const whole = exportSchema.safeParse(shell)
      // Rows still in it are rows the splitter did not know by their key.
      if (!whole.success || whole.data.rows.length > 0)
        throw new ExportError('BAD_SCHEMA')
      const { exportedAt, wallet } = whole.data
      return { exportedAt, wallet }
    },
  }
}

/** A whole export, or why there is none. */
export type ReadExport =
  | { ok: true; head: ExportHead; rows: ExportRow[] }
  | { ok: false; because: { code: ExportErrorCode; row: number | null } }

/** Reads an export at once, from one text or from chunks of it. */
export function readExport(
  source: string | Iterable<string>,
  limits: ExportLimits = exportLimits,
): ReadExport {
  const reader = createExportReader(limits)
  const rows: ExportRow[] = []
  try {
    const chunks = typeof source === 'string' ? [source] : source
    for (const chunk of chunks)
      for (const row of reader.push(chunk)) rows.push(row)
    return { ok: true, head: reader.end(), rows }
  } catch (error) {
    if (!(error instanceof ExportError)) throw error
    return { ok: false, because: { code: error.code, row: error.row } }
  }
}

function checkKind(text: string): void {
  checkVersion(parse(text, new ExportError('BAD_JSON')))
}

function checkVersion(document: unknown): void {
  const kind = kindSchema.safeParse(document)
  if (!kind.success) throw new ExportError('BAD_SCHEMA')
  if (kind.data.version > exportVersion) throw new ExportError('NEWER_VERSION')
}

function readRow(text: string, number: number): ExportRow {
  const bad = new ExportError('BAD_ROW', number)
  const row = exportRowSchema.safeParse(parse(text, bad))
  if (!row.success || !isCoherent(row.data)) throw bad
  return row.data
}

function parse(text: string, otherwise: ExportError): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw otherwise
  }
}
