import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** The Chromium to test in: the one named, Playwright's own, or Debian's. */
export function findChromium(): string {
  const found = [
    process.env.CHROMIUM_PATH,
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
  ].find((path) => path && existsSync(path))
  if (!found)
    throw new Error(
      'No Chromium was found. Run `npm test` once, which installs one, or set CHROMIUM_PATH.',
    )
  return found
}
