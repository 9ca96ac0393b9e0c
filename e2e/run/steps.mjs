import { spawn } from 'node:child_process'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

/** The project's own tools come first: its Node runs everything. */
const env = {
  ...process.env,
  PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
}

/** Says something in a way that stands out between tools' own output. */
export function say(text) {
  console.log(`\n── ${text}`)
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
    const chunks = []
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        chunks.push(chunk)
        if (!quiet) process.stdout.write(chunk)
      })
    const stop = () => child.kill('SIGTERM')
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    const done = (code, extra = '') => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
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
