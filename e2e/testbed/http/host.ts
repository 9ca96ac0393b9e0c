import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequestLog, type RequestLog } from './request-log.ts'

/** A request with its whole body read, so that any framework can have it. */
export type HostRequest = IncomingMessage & { rawBody: string; body?: unknown }

export type Handle = (
  request: HostRequest,
  response: ServerResponse,
) => void | Promise<void>

/** One origin of the bed on its own port. */
export type Host = {
  /** `http://127.0.0.1:port` */
  origin: string
  /** The same port by another name: another site, another origin. */
  localOrigin: string
  /** The same port by a name that is not this computer's, without TLS. */
  insecureOrigin: string
  /** Set its clock, and so the `Date` of its answers, this far off, in ms. */
  runAhead: (byMs: number) => void
  log: RequestLog
  stop: () => Promise<void>
}

/** Serve on a free port of 127.0.0.1, logging every request. */
export async function startHost(name: string, handle: Handle): Promise<Host> {
  const { changed, ...log } = createRequestLog(name)
  let aheadMs = 0
  const server = createServer(async (incoming, response) => {
    const request = Object.assign(incoming, { rawBody: '' })
    const at = Date.now()
    try {
      request.rawBody = await readBody(incoming)
    } catch {
      return // the client went away while it was still speaking
    }
    const { method = '', url = '', headers, rawBody } = request
    const entry: RequestLog['entries'][number] = {
      ...{ at, host: name, method, url, headers, body: rawBody },
    }
    log.entries.push(entry)
    response.once('close', () => {
      if (!response.writableFinished) entry.dropped = true
      if (response.headersSent) {
        entry.status = response.statusCode
        entry.responseHeaders = response.getHeaders()
      }
      changed()
    })
    if (aheadMs !== 0)
      response.setHeader('date', new Date(at + aheadMs).toUTCString())
    try {
      parseBody(request)
      await handle(request, response)
    } catch (error) {
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end(`${error}`)
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    localOrigin: `http://localhost:${port}`,
    // Browsers under test resolve *.test to this machine.
    insecureOrigin: `http://shop.test:${port}`,
    runAhead: (byMs) => {
      aheadMs = byMs
    },
    log,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function parseBody(request: HostRequest): void {
  if (!request.headers['content-type']?.includes('application/json')) return
  if (request.rawBody) request.body = JSON.parse(request.rawBody)
}
