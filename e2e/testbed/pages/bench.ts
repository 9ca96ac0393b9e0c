import type { ServerResponse } from 'node:http'
import { respondHtml, respondJson } from '../http/respond.ts'

/** How many resources the page for measuring loads. */
const resourceCount = 200

const kinds: Record<string, { type: string; body: string }> = {
  js: {
    type: 'text/javascript',
    body: 'window.loaded = (window.loaded ?? 0) + 1',
  },
  css: { type: 'text/css', body: '.measured { color: inherit }' },
  svg: {
    type: 'image/svg+xml',
    body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  },
}

/** Answer the measuring paths; false when it is none of them. */
export function respondBench(url: URL, response: ServerResponse): boolean {
  const { pathname } = url
  if (pathname === '/bench/page') {
    respondHtml(response, 200, pageOfMany(), { 'cache-control': 'no-store' })
    return true
  }
  if (pathname === '/bench/small') {
    const headers = { 'cache-control': 'no-store' }
    respondJson(response, 200, { ok: true }, headers)
    return true
  }
  const kind = /^\/bench\/r\/\d+\.(js|css|svg)$/.exec(pathname)?.[1]
  const resource = kind && kinds[kind]
  if (!resource) return false
  response
    .writeHead(200, {
      'content-type': resource.type,
      'cache-control': 'no-store',
    })
    .end(resource.body)
  return true
}

function pageOfMany(): string {
  const tags = [
    (n: number) => `<script src="/bench/r/${n}.js"></script>`,
    (n: number) => `<link rel="stylesheet" href="/bench/r/${n}.css">`,
    (n: number) => `<img alt="" src="/bench/r/${n}.svg">`,
  ]
  const resources = Array.from({ length: resourceCount }, (_, index) =>
    tags[index % tags.length]?.(index),
  )
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A page of ${resourceCount} resources</title></head>
<body>
${resources.join('\n')}
</body>
</html>
`
}
