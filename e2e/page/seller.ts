import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as it reached the server. */
type Arrival = {
  method: string
  path: string
  headers: Record<string, string | string[] | undefined>
  body: string
}

export type Seller = {
  origin: string
  /** The same server under another origin. */
  otherOrigin: string
  arrivals: Arrival[]
  stop: () => Promise<void>
}

const terms = JSON.stringify({
  x402Version: 1,
  error: 'X-PAYMENT header is required',
  accepts: [{ scheme: 'exact', network: 'base', maxAmountRequired: '10000' }],
})

/** Sells everything under `/pay` for the header value `SIG`. */
export async function startSeller(): Promise<Seller> {
  const arrivals: Arrival[] = []
  /** Streams whose second part waits until they are asked to go on. */
  const streams: ServerResponse[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('latin1')) body += chunk
    arrivals.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body,
    })
    respond(request, response, body, streams)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    arrivals,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  streams: ServerResponse[],
) {
  const url = new URL(request.url ?? '/', 'http://x')
  const query = url.searchParams
  const { origin } = request.headers
  if (origin && query.has('cors')) {
    response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Access-Control-Allow-Credentials', 'true')
    response.setHeader('Access-Control-Allow-Headers', 'content-type')
  }
  if (request.method === 'OPTIONS') return void response.writeHead(204).end()
  if (url.pathname === '/page')
    return html(response, 200, query.get('html') ?? '')
  if (url.pathname === '/sw.js') {
    response.setHeader('Content-Type', 'text/javascript')
    return void response.end(
      'onfetch = (e) => e.request.url.includes("forged") && e.respondWith(new Response("{}", { status: 402 })); onactivate = (e) => e.waitUntil(clients.claim())',
    )
  }
  if (url.pathname === '/redirect') {
    const status = Number(query.get('status') ?? 302)
    return void response
      .writeHead(status, { Location: query.get('to') ?? '/' })
      .end()
  }
  if (url.pathname === '/slow')
    return void setTimeout(() => response.end(), 3000)
  if (url.pathname === '/go-on')
    for (const stream of streams.splice(0)) stream.end('part 2')
  if (!url.pathname.startsWith('/pay'))
    return void response.writeHead(404).end()
  const isPaid =
    query.has('free') ||
    (request.headers['payment-signature'] === 'SIG' && !query.has('refuse'))
  const status = isPaid ? 200 : 402
  if (query.has('csp'))
    response.setHeader('Content-Security-Policy', query.get('csp') ?? '')
  if (query.has('cache')) response.setHeader('Cache-Control', 'max-age=600')
  if (query.has('header') && status === 402)
    response.setHeader('PAYMENT-REQUIRED', 'e30=')
  switch (query.get('as') ?? 'json') {
    case 'paywall':
      return html(response, status, isPaid ? 'the goods' : paywall)
    case 'html':
      return request.headers.accept === 'application/json'
        ? json(response, status, terms)
        : html(response, status, isPaid ? 'the goods' : 'pay first')
    case 'clobber':
      return html(
        response,
        status,
        '<img name="title"><img name="body"><form name="contentType">',
      )
    case 'long':
      response.writeHead(status, { 'Content-Type': 'text/plain' })
      return void response.end('x402Version'.padEnd(300_000, ' x'))
    case 'stream':
      response.writeHead(status, { 'Content-Type': 'text/plain' })
      response.write('part 1')
      streams.push(response)
      return
    case 'cut':
      response.writeHead(status, {
        'Content-Type': 'application/json',
        'Content-Length': '1000',
      })
      response.write(terms)
      return void setTimeout(() => response.destroy(), 50)
    default:
      return json(
        response,
        status,
        isPaid
          ? JSON.stringify({ paid: true, method: request.method, body })
          : terms,
      )
  }
}

const paywall = `<script>window.x402 = { paymentRequirements: [{ scheme: 'exact' }] }</script>pay first`

function html(response: ServerResponse, status: number, body: string) {
  response.writeHead(status, { 'Content-Type': 'text/html' })
  response.end(`<!doctype html><title>A page</title><body>${body}`)
}

function json(response: ServerResponse, status: number, body: string) {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
}
