import { execFileSync } from 'node:child_process'
import { findChromium } from './chromium.ts'

// Exits with 0 when a Chromium is there and starts at all.
execFileSync(findChromium(), ['--version'], { stdio: 'ignore' })
