import { setUp } from './setup.mjs'
import { run, say } from './steps.mjs'

await setUp()
say('Building the extension')
const built = await run('wxt', ['build'], { quiet: true })
if (built.code !== 0) {
  console.error(built.output)
  process.exit(1)
}
const { code } = await run('node', ['e2e/demo/demo.ts'])
process.exit(code)
