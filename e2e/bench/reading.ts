import path from 'node:path'
import { createViteServer } from 'vitest/node'
import type { Row } from './report.ts'
import { quantile } from './statistics.ts'

/** What each header is read, so that the slowest of a hundred is among them. */
const rounds = 200

const targetMs = 5

/** How long headers of 32 kB take to read or to refuse, whatever is in them. */
export async function measureReading(): Promise<Row> {
  const root = path.resolve(import.meta.dirname, '../..')
  const server = await createViteServer({
    configFile: false,
    root,
    resolve: { alias: { '@': root } },
    server: { middlewareMode: true, watch: null },
    logLevel: 'error',
  })
  try {
    const [{ readHeader }, { longHeaders }] = await Promise.all([
      server.ssrLoadModule('/lib/x402/read-header.ts'),
      server.ssrLoadModule('/lib/x402/hostile/long.ts'),
    ])
    const headers: string[] = longHeaders()
    const timesMs: number[] = []
    for (let round = 0; round < rounds; round++)
      for (const header of headers) {
        const startMs = performance.now()
        readHeader(header)
        timesMs.push(performance.now() - startMs)
      }
    const p99 = quantile(timesMs, 0.99)
    return {
      part: 'f',
      what: `hostile header of 32 kB read, ${headers.length} kinds`,
      unit: 'ms',
      result: `p99 ${p99.toFixed(2)} ms`,
      target: `at most ${targetMs} ms`,
      isMet: p99 <= targetMs,
    }
  } finally {
    await server.close()
  }
}
