import type { ServerResponse } from 'node:http'
import type { HostRequest } from '../http/host.ts'
import { respondHtml, respondJson } from '../http/respond.ts'

/**
 * A page with a stylesheet, an image and a script of its own. The script marks
 * the root element, so a test sees that the page is alive and not just shown.
 */
export function goodsPage(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/goods.css">
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<img src="/goods.svg" alt="" width="64" height="64">
<p id="goods">${escapeHtml(text)}</p>
<p id="script">Scripts have not run.</p>
</main>
<script src="/goods.js"></script>
</body>
</html>
`
}

/** Text that can stand in a page or an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (character) => `&#${character.codePointAt(0)};`,
  )
}

/** A service worker that does this with each request of its site. */
function workerThat(does: string): string {
  return `addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => { ${does} })
`
}

const assets: Record<string, { type: string; body: string }> = {
  '/goods.css': {
    type: 'text/css',
    body: 'main { font: 18px/1.5 system-ui; max-width: 60ch; margin: 3rem auto }',
  },
  '/goods.svg': {
    type: 'image/svg+xml',
    body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#9a4a1f"/></svg>',
  },
  '/goods.js': {
    type: 'text/javascript',
    body: "document.documentElement.dataset.script = 'ran'; document.getElementById('script').textContent = 'Scripts ran.'",
  },
  // What an app keeps for days without a network: everything goes through it.
  '/relay.js': {
    type: 'text/javascript',
    body: workerThat('event.respondWith(fetch(event.request))'),
  },
  // A worker that opens every page of its site with terms of its own.
  '/forge.js': {
    type: 'text/javascript',
    body: workerThat(
      `if (event.request.mode === 'navigate') event.respondWith(new Response(${JSON.stringify(
        JSON.stringify({
          x402Version: 2,
          accepts: [
            {
              scheme: 'exact',
              network: 'eip155:84532',
              amount: '5000000',
              asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
              payTo: `0x${'e'.repeat(40)}`,
              maxTimeoutSeconds: 300,
              extra: { name: 'USDC', version: '2' },
            },
          ],
        }),
      )}, { status: 402, headers: { 'content-type': 'application/json' } }))`,
    ),
  },
  '/favicon.ico': { type: 'image/x-icon', body: '' },
}

/** Answer what belongs to every goods page; false when it is something else. */
export function respondAsset(
  { url = '' }: HostRequest,
  response: ServerResponse,
): boolean {
  const asset = assets[url]
  if (!asset) return false
  response.writeHead(200, { 'content-type': asset.type }).end(asset.body)
  return true
}

/** Does the request come from a browser's address bar? */
export function wantsPage({ headers }: HostRequest): boolean {
  return headers.accept?.includes('text/html') ?? false
}

/** What was asked, said back. */
export function echoOf({ method, url, headers, rawBody }: HostRequest) {
  const { 'content-type': contentType = null, cookie = null } = headers
  return { ok: true, method, url, contentType, cookie, body: rawBody }
}

/** The plainest goods: a page for a browser, an echo for everyone else. */
export function respondGoods(
  request: HostRequest,
  response: ServerResponse,
  title: string,
): void {
  const echo = echoOf(request)
  const text = JSON.stringify(echo)
  if (wantsPage(request)) respondHtml(response, 200, goodsPage(title, text))
  else respondJson(response, 200, echo)
}

/** Send `count` lines one by one over about `overMs`, then end. */
export async function respondStream(
  response: ServerResponse,
  { count = 5, overMs = 250 } = {},
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
  for (let line = 1; line <= count; line++) {
    response.write(`line ${line} of ${count}\n`)
    await new Promise((resolve) => setTimeout(resolve, overMs / count))
  }
  response.end()
}
