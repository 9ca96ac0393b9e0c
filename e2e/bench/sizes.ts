import { bundleSizes } from '../harness/bundle-sizes.ts'
import type { Row } from './report.ts'

/** What the release build weighs. */
export function measureSizes(): Row[] {
  return bundleSizes().map(({ file, bytes, allowedBytes }) => ({
    part: 'g',
    what: `${file}, gzip`,
    unit: 'bytes',
    result: `${(bytes / 1024).toFixed(2)} kB`,
    target: `at most ${allowedBytes / 1024} kB`,
    isMet: bytes <= allowedBytes,
  }))
}
