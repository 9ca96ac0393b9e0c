import { execFileSync } from 'node:child_process'
import { findChromium } from './chromium.ts'

// Exits with 0 when a Chromium is there and starts at all, else says why not.
try {
  execFileSync(findChromium(), ['--version'], { stdio: 'pipe' })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
