import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** Largest gzip sizes of the release build's parts, kB of 1024 bytes. */
const allowedKb = {
  'content-scripts/hook.js': 4,
  'content-scripts/bridge.js': 6,
  'background.js': 180,
}

const output = path.resolve(import.meta.dirname, '../../.output/chrome-mv3')

/** What each part weighs, and what it may. */
export function bundleSizes() {
  return Object.entries(allowedKb).map(([file, kb]) => {
    const content = readFileSync(path.join(output, file))
    const bytes = gzipSync(content, { level: 9 }).length
    return { file, bytes, allowedBytes: kb * 1024 }
  })
}
