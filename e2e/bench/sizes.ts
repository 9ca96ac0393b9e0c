import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildFolder } from '../harness/browser.ts'
import type { Row } from './report.ts'

/** Largest gzip sizes, kB of 1024 bytes. */
const allowedKb = {
  'content-scripts/hook.js': 4,
  'content-scripts/bridge.js': 6,
  'background.js': 180,
}

/** What the release build weighs. */
export function measureSizes(): Row[] {
  return Object.entries(allowedKb).map(([file, kb]) => {
    const content = readFileSync(path.join(buildFolder('release'), file))
    const size = gzipSync(content, { level: 9 }).length
    return {
      part: 'd',
      what: `${file}, gzip`,
      unit: 'bytes',
      result: `${(size / 1024).toFixed(2)} kB`,
      target: `at most ${kb} kB`,
      isMet: size <= kb * 1024,
    }
  })
}
