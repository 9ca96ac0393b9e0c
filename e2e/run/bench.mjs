import { loadavg } from 'node:os'
import { setUp } from './setup.mjs'
import { run, say } from './steps.mjs'

// What the machine did before our own builds.
const TUPPENCE_LOAD = String(loadavg()[0])
await setUp()
say('Building the extension, as released and with the test grant')
for (const args of [['build'], ['build', '--mode', 'test']]) {
  const built = await run('wxt', args, { quiet: true })
  if (built.code !== 0) {
    console.error(built.output)
    process.exit(1)
  }
}
const args = ['e2e/bench/bench.ts', ...process.argv.slice(2)]
const { code } = await run('node', args, { extraEnv: { TUPPENCE_LOAD } })
process.exit(code)
