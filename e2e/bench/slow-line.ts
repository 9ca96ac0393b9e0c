import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A line to a host that is `ms` long each way. */
export type SlowLine = { origin: string; stop: () => Promise<void> }

/** Carries bytes to an origin and back, each `ms` later than they came. */
export async function layLine(origin: string, ms: number): Promise<SlowLine> {
  const { hostname, port } = new URL(origin)
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.setNoDelay(true)
      from.on('data', (bytes) => setTimeout(() => to.write(bytes), ms))
      from.on('end', () => setTimeout(() => to.end(), ms))
      from.on('error', () => to.destroy())
      from.on('close', () => open.delete(from))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
