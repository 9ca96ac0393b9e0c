import { setUp } from './setup.mjs'
import { run, say } from './steps.mjs'

await setUp()
say('Building the extension, as released and with the test grant')
for (const args of [['build'], ['build', '--mode', 'test']]) {
  const built = await run('wxt', args, { quiet: true })
  if (built.code !== 0) {
    console.error(built.output)
    process.exit(1)
  }
}
const { code } = await run('node', [
  'e2e/bench/bench.ts',
  ...process.argv.slice(2),
])
process.exit(code)
