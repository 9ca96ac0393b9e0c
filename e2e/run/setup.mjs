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
  await checkOwnNode()
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
  // What a person's own settings leave out is needed here.
  const all = ['--include=dev', '--include=optional', '--ignore-scripts=false']
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...all]
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

/** Tests are TypeScript, which the project's own Node reads as it is. */
async function checkOwnNode() {
  const { output } = await run('node', ['--version'], { quiet: true })
  const [, major] = /^v(\d+)\./.exec(output.trim()) ?? []
  if (Number(major) < 24)
    give(
      'The project’s own Node is missing',
      `\`node\` of node_modules says ${output.trim()}. Remove node_modules and try again.`,
    )
}

async function bringChromium() {
  const tried = [await startChromium()]
  if (tried.at(-1)?.code === 0) return
  const attempt = async (command, ...args) => {
    const done = await run(command, args, { quiet: true })
    tried.push(done)
    return done.code === 0
  }
  const starts = async () => {
    tried.push(await startChromium())
    return tried.at(-1)?.code === 0
  }
  say('No Chromium found: asking Playwright for one')
  if (await attempt('playwright', 'install', 'chromium')) {
    // Libraries the browser needs; fine to fail where they are there already.
    const isReady =
      (await starts()) ||
      (await attempt('playwright', 'install-deps', 'chromium'))
    if (isReady && (await starts()))
      return console.log('Playwright installed Chromium.')
  }
  say('Playwright could not fetch one that starts: asking the system')
  await attempt('apt-get', 'update')
  if (
    (await attempt('apt-get', 'install', '-y', 'chromium')) &&
    (await starts())
  )
    return console.log('apt-get installed Chromium.')
  const said = tried.map(({ output }) => output.trim().slice(-500))
  give(
    'No Chromium could be installed',
    `Install Chromium or Chrome for Testing yourself and set CHROMIUM_PATH to it. What was tried said:\n\n${said.filter(Boolean).join('\n\n')}`,
  )
}

/** Starts the Chromium there is, if there is one, and ends it at once. */
async function startChromium() {
  const script = path.join(root, 'e2e/run/has-chromium.ts')
  return await run('node', [script], { quiet: true })
}

function give(what, why) {
  console.error(`\n${what}: ${why}`)
  process.exit(1)
}
