import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

const require = createRequire(import.meta.url)

/** A running anvil and the way to end it. */
export type Anvil = { rpcUrl: string; stop: () => Promise<void> }

// Ends anvil when our end of the pipe closes, which the kernel does even when
// this process is killed with no chance to clean up.
const guard = `"$@" & child=$!
(while read -r _; do :; done; kill -9 $child 2>/dev/null) <&3 &
wait $child`

/** Start one anvil on a free port; ready once it listens. */
export async function startAnvil(chainId: number): Promise<Anvil> {
  const child = spawn(
    'sh',
    [
      '-c',
      guard,
      'sh',
      findAnvil(),
      ...['--chain-id', `${chainId}`],
      ...['--host', '127.0.0.1', '--port', '0'],
      ...['--accounts', '2'],
      // Without a block time the chain's clock stands still between payments.
      ...['--block-time', '1', '--mixed-mining'],
      ...['--prune-history', '200'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.stdio[3]?.destroy()
    await ended
  }
  try {
    const rpcUrl = await listening(child)
    return { rpcUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = ''
    const read = (data: Buffer) => {
      seen += data
      const address = /Listening on (\S+)/.exec(seen)?.[1]
      if (!address) return
      for (const stream of [child.stdout, child.stderr]) {
        stream?.off('data', read).resume()
      }
      resolve(`http://${address}`)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => {
      reject(new Error(`anvil ended with ${code} before it listened: ${seen}`))
    })
  })
}

function findAnvil(): string {
  const { platform } = process
  const arch = process.arch === 'x64' ? 'amd64' : process.arch
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'anvil'))
  const packaged = `@foundry-rs/anvil-${platform}-${arch}/bin/anvil`
  for (const find of [
    () => require.resolve(packaged),
    ...onPath.map((p) => () => p),
  ]) {
    try {
      const path = find()
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // not here: look in the next place
    }
  }
  throw new Error(
    `No anvil for ${platform}-${arch}: neither the package ${packaged} nor an anvil on PATH. Install Foundry (https://getfoundry.sh) and try again.`,
  )
}
