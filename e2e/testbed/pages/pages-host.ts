import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { type Host, startHost } from '../http/host.ts'
import { respondHtml, respondJson } from '../http/respond.ts'
import { escapeHtml } from '../sellers/goods.ts'
import { challengeOf, encode, termsOn } from '../sellers/hand/terms.ts'
import { freshAddress, type Market } from '../sellers/seller.ts'
import { respondAttack } from './attacks.ts'
import { respondBench } from './bench.ts'

/** The host of pages that only call others; `payTo` is what its forgeries name. */
export type PagesHost = Host & { payTo: ReturnType<typeof freshAddress> }

/** Bare, hostile and measuring pages; nothing here is for sale. */
export async function startPagesHost(market: Market): Promise<PagesHost> {
  const payTo = freshAddress()
  const forged = (url: URL) => {
    const [network] = market.networks
    if (!network) throw new Error('no network to forge a price on')
    return encode(challengeOf(url, termsOn(network, payTo)))
  }
  const host = await startHost('pages', (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    if (respondBench(url, response) || respondAttack(url, response)) return
    respondPage(url, response, forged(url))
  })
  return { ...host, payTo }
}

function respondPage(
  { pathname, searchParams }: URL,
  response: ServerResponse,
  forged: string,
): void {
  const script = /^\/hostile\/([a-z-]+\.js)$/.exec(pathname)?.[1]
  if (script && hostileScripts.has(script)) {
    const path = new URL(`hostile/${script}`, import.meta.url)
    const text = readFileSync(path, 'utf8')
    response
      .writeHead(200, { 'content-type': 'text/javascript' })
      .end(text.replaceAll('FORGED_CHALLENGE', forged))
    return
  }
  const html = pages[pathname]?.(searchParams)
  if (html) respondHtml(response, 200, html)
  else respondJson(response, 404, { error: 'no such page' })
}

const page = (title: string, head: string, body: string) =>
  `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title>${head}</head>
<body>${body}</body>
</html>
`

const blank = (title: string | null) =>
  page(title ?? 'A bare page', '', '<h1>A bare page</h1>')

const frame = (src: string | null) =>
  page(
    'A page with a frame',
    '',
    `<h1>A page with a frame</h1><iframe title="Framed" src="${escapeHtml(src ?? '/blank')}" width="600" height="400"></iframe>`,
  )

const withScript = (name: string) =>
  page(
    'A hostile page',
    `<script src="/hostile/${name}"></script>`,
    '<h1>A hostile page</h1><output id="result"></output>',
  )

const hostileScripts = new Set([
  ...['patched.js', 'messages.js', 'worker-page.js', 'worker.js'],
])

const pages: Record<string, (query: URLSearchParams) => string> = {
  '/blank': (query) => blank(query.get('title')),
  '/frame': (query) => frame(query.get('src')),
  '/hostile/patched': () => withScript('patched.js'),
  '/hostile/messages': () => withScript('messages.js'),
  '/hostile/worker': () => withScript('worker-page.js'),
  // The service worker answers this one with a price; the server never does.
  '/hostile/worker/inside': () => blank('Not from the worker'),
}
