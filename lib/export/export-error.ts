/**
 * Why a file is not an export that can be read. `BAD_JSON`: no whole JSON
 * document. `BAD_SCHEMA`: another document. `NEWER_VERSION`: written by a later
 * version. `BAD_ROW`: one row is not what a row must be. `TOO_LARGE`.
 */
export type ExportErrorCode =
  | 'BAD_JSON'
  | 'BAD_SCHEMA'
  | 'NEWER_VERSION'
  | 'BAD_ROW'
  | 'TOO_LARGE'

/** A file that is not read; `row` counts from 1 and is set for `BAD_ROW`. */
export class ExportError extends Error {
  override name = 'ExportError'

  constructor(
    readonly code: ExportErrorCode,
    readonly row: number | null = null,
  ) {
    super(row === null ? code : `${code} (row ${row})`)
  }
}
