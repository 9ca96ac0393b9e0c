import { stripVTControlCharacters } from 'node:util'
import { lineOf } from './failures.mjs'

/** Second tries a run may need before they are the finding. */
const mostSecondTries = 3

/** Failures whose message or place says this are about money. */
const money = /money\.ts|settle|settlements|spent|paid|balance/i

/** What a machine that is too slow says, or one that ran out of memory. */
const slow = /time(d )?out|(page|context|browser) has been closed|crashed/i

/**
 * Counts Playwright's report as `{ good, bad, secondTries, named }`; `named` are
 * the failures, a line each.
 *
 * A slow machine may cost a test its first try, and each such test is named. A
 * first try that failed for anything else, or over money, is a failure whatever
 * the second one says, and so is every second try of a run that needs many.
 */
export function e2eCounts(report) {
  const tests = report ? [...report.suites].flatMap(testsOf) : []
  const flaky = tests.filter(({ status }) => status === 'flaky')
  const real = flaky.filter(
    ({ firstFailure }) => money.test(firstFailure) || !slow.test(firstFailure),
  )
  const tooMany = flaky.length > mostSecondTries
  const excused = tooMany ? 0 : flaky.length - real.length
  const failed = tests.filter(({ status }) => status === 'unexpected')
  const { expected = 0, unexpected = 0 } = report?.stats ?? {}
  return {
    good: expected + excused,
    bad: unexpected + flaky.length - excused,
    secondTries: flaky.map(({ title }) => title),
    named: [...failed, ...(tooMany ? flaky : real)].map(
      ({ title, firstFailure }) => lineOf(title, firstFailure),
    ),
  }
}

function testsOf(suite) {
  return [
    ...(suite.suites ?? []).flatMap(testsOf),
    ...(suite.specs ?? []).flatMap(({ title, file, tests }) =>
      tests.map(({ status, results }) => ({
        title: `${file}: ${title}`,
        status,
        firstFailure: said(results[0]?.errors ?? []),
      })),
    ),
  ]
}

/**
 * What errors say, without the lines of code around the one that failed and
 * without attachments: their names and words are of tests, not of failures.
 */
function said(errors) {
  return stripVTControlCharacters(
    errors.map(({ message = '' }) => message).join('\n'),
  )
    .split('\n')
    .filter((line) => !/^\s*(\d+ )?\|/.test(line))
    .join('\n')
}
