import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** What failed in Vitest's report: file, test and the first thing it said. */
export function unitFailures(report) {
  return (report?.testResults ?? []).flatMap((file) => {
    const name = path.basename(file.name)
    const tests = file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) =>
        lineOf(`${name}: ${fullName}`, failureMessages[0]),
      )
    const isWhole = file.status === 'failed' && tests.length === 0
    return isWhole ? [lineOf(name, file.message)] : tests
  })
}

/** What failed in output of `node --test` in TAP, by name. */
export function tapFailures(output) {
  return [...output.matchAll(/^\s*not ok \d+ - (.+)$/gm)].map(
    ([, name]) => name,
  )
}

/** A title and the first line of what was said about it, for one line. */
export function lineOf(title, message) {
  const [first = ''] = stripVTControlCharacters(message ?? '').split('\n')
  return first === '' ? title : `${title}: ${first.slice(0, 300)}`
}
