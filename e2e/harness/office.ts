import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** How a table is read. */
export type Reading = {
  /** Between cells; a comma unless said. */
  separator?: string
  /** So many columns, each of them as text. */
  textColumns?: number
}

/** What becomes of it: a table again, or the document with all it knows. */
export type Written = 'csv' | 'fods'

/**
 * Opens a table in LibreOffice as a person would, with what it does by itself:
 * in particular it runs what looks like a formula. Gives what it then has.
 */
export async function openInOffice(
  text: string,
  to: Written,
  { separator = ',', textColumns = 0 }: Reading = {},
): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tuppence-office-'))
  try {
    const from = path.join(folder, 'table.csv')
    writeFileSync(from, text)
    const columns = Array.from({ length: textColumns }, (_, n) => `${n + 1}/2`)
    // Separator, quote, UTF-8, from the first line, the columns' formats.
    const filter = `${separator.charCodeAt(0)},34,76,1,${columns.join('/')}`
    await run([
      `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile'))}`,
      '--headless',
      `--infilter=CSV:${filter}`,
      '--convert-to',
      // Every text in quotes.
      to === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true' : to,
      '--outdir',
      path.join(folder, 'out'),
      from,
    ])
    return readFileSync(path.join(folder, 'out', `table.${to}`), 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function run(args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)('soffice', args, { timeout: 120_000 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Error(
      'The long run opens exports in LibreOffice, and there is no soffice on ' +
        'PATH. On Debian and Ubuntu: ' +
        'apt-get install --no-install-recommends libreoffice-calc',
    )
  }
}
