import { setUp } from './setup.mjs'
import { run, say, since } from './steps.mjs'

await setUp()
const start = Date.now()
say('Building the extension')
const built = await run('wxt', ['build'], { quiet: true })
if (built.code !== 0) {
  console.error(built.output)
  process.exit(1)
}
const { code } = await run('node', ['e2e/demo/demo.ts'])
console.log(
  `\nThe demo ${code === 0 ? 'took' : 'failed after'} ${since(start)}.`,
)
process.exit(code)
