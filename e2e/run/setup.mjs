import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, run, say, since } from './steps.mjs'

/** Installs what is missing and says what it did; ends the process if it cannot. */
export async function setUp() {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 20)
    give('Node 20 or newer is needed', `this is ${process.version}.`)
  await install(root, 'the project’s packages')
  await install(path.join(root, 'e2e/testbed'), 'the test bed’s packages')
  await bringChromium()
}

async function install(folder, what) {
  const lock = readFileSync(path.join(folder, 'package-lock.json'))
  const manifest = readFileSync(path.join(folder, 'package.json'))
  const wanted = createHash('sha256')
    .update(lock)
    .update(manifest)
    .digest('hex')
  const stamp = path.join(folder, 'node_modules/.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return

  const start = Date.now()
  say(`Installing ${what}`)
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  let result = await run('npm', args, { cwd: folder, quiet: true })
  // A registry that stumbles once is no reason to stop.
  if (result.code !== 0)
    result = await run('npm', args, { cwd: folder, quiet: true })
  if (result.code !== 0)
    give(
      `Could not install ${what}`,
      `npm said:\n${result.output.slice(-2000)}`,
    )
  writeFileSync(stamp, wanted)
  console.log(`Done in ${since(start)}.`)
}

async function bringChromium() {
  if (await hasChromium()) return
  say('No Chromium found: asking Playwright for one')
  const own = await run('playwright', ['install', 'chromium'], { quiet: true })
  if (own.code === 0 && (await hasChromium())) {
    // Libraries the browser needs; fine to fail where they are there already.
    await run('playwright', ['install-deps', 'chromium'], { quiet: true })
    return console.log('Playwright installed Chromium.')
  }
  say('Playwright could not fetch one: asking the system')
  await run('apt-get', ['update'], { quiet: true })
  const system = await run('apt-get', ['install', '-y', 'chromium'], {
    quiet: true,
  })
  if (system.code === 0 && (await hasChromium()))
    return console.log('apt-get installed Chromium.')
  give(
    'No Chromium could be installed',
    'Install Chromium or Chrome for Testing yourself and set CHROMIUM_PATH to it.',
  )
}

async function hasChromium() {
  const { code } = await run(
    'node',
    [path.join(root, 'e2e/run/has-chromium.ts')],
    {
      quiet: true,
    },
  )
  return code === 0
}

function give(what, why) {
  console.error(`\n${what}: ${why}`)
  process.exit(1)
}
