/** Vitest's report as far as failures are read from it. */
export function unitFailures(
  report: {
    testResults: readonly {
      name: string
      status: string
      message?: string
      assertionResults: readonly {
        fullName: string
        status: string
        failureMessages?: readonly string[]
      }[]
    }[]
  } | null,
): string[]

export function tapFailures(output: string): string[]

export function lineOf(title: string, message: string | undefined): string
