import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// Any Node gets as far as being told that it is too old.
export const root = path.resolve(fileURLToPath(import.meta.url), '../../..')

/** The project's own tools come first: its Node runs everything. */
const env = {
  ...process.env,
  PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
}

/** Says something in a way that stands out between tools' own output. */
export function say(text) {
  console.log(`\n── ${text}`)
}

const running = new Set()
let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    isStopping = true
    for (const child of running) child.kill('SIGTERM')
    endWhenAlone()
  })

/** Somebody stopped us: nothing more begins, and what runs ends first. */
function endWhenAlone() {
  if (isStopping && running.size === 0) process.exit(130)
}

/** Runs a command and shows its output; resolves with exit code and output. */
export function run(
  command,
  args,
  { cwd = root, quiet = false, extraEnv = {} } = {},
) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...env, ...extraEnv },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    running.add(child)
    const chunks = []
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        chunks.push(chunk)
        if (!quiet) process.stdout.write(chunk)
      })
    const done = (code, extra = '') => {
      running.delete(child)
      endWhenAlone()
      if (!isStopping)
        resolve({ code, output: Buffer.concat(chunks).toString() + extra })
    }
    child.once('error', (error) => done(127, String(error)))
    child.once('close', (code, signal) => done(code ?? (signal ? 130 : 1)))
  })
}

/** Seconds since a moment, for people. */
export function since(startMs) {
  return `${((Date.now() - startMs) / 1000).toFixed(1)} s`
}
