/** Playwright's report as far as it is counted. */
type Suite = {
  suites?: readonly Suite[]
  specs?: readonly {
    title: string
    file: string
    tests: readonly {
      status: string
      results: readonly { errors: readonly unknown[]; error?: unknown }[]
    }[]
  }[]
}

export function e2eCounts(
  report: {
    stats: { expected: number; unexpected: number }
    suites: readonly Suite[]
  } | null,
): { good: number; bad: number; secondTries: string[]; named: string[] }
