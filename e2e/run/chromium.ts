import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

let found: string | undefined

/**
 * The Chromium to test in: the one named, else the first that starts of
 * Playwright's own and the system's.
 */
export function findChromium(): string {
  found ??= process.env.CHROMIUM_PATH || firstThatStarts()
  if (!existsSync(found))
    throw new Error(`CHROMIUM_PATH is ${found}, and nothing is there.`)
  return found
}

function firstThatStarts(): string {
  const problems: string[] = []
  const known = [
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
  ]
  for (const path of known.filter(existsSync))
    try {
      execFileSync(path, ['--version'], { stdio: 'pipe' })
      return path
    } catch (error) {
      problems.push(String(error))
    }
  throw new Error(
    [
      'No Chromium was found that starts. Run `npm test` once, which installs one, or set CHROMIUM_PATH.',
      ...problems,
    ].join('\n'),
  )
}
