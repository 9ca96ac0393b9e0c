import type { ServerResponse } from 'node:http'
import { respondHtml } from '../http/respond.ts'
import { escapeHtml } from '../sellers/goods.ts'

/**
 * Pages that press a price on whoever opens them. Any host of pages serves
 * them, so that what they load is its own or another origin's.
 */
export function respondAttack(url: URL, response: ServerResponse): boolean {
  const { pathname, searchParams } = url
  if (pathname === '/attacks/calls') {
    respondHtml(response, 200, callsPage(searchParams))
    return true
  }
  if (pathname !== '/attacks/loads') return false
  const how = loads[searchParams.get('how') ?? '']
  if (!how) return false
  respondHtml(response, 200, loadsPage(how, searchParams.get('url') ?? '/'))
  return true
}

/** Every way `/attacks/loads?how=` knows. */
export const waysToLoad: readonly string[] = [
  ...['frame', 'frame-sandboxed', 'frame-fetch', 'frame-srcdoc', 'fetch'],
  ...['post', 'no-cors', 'image', 'script', 'style', 'video', 'object'],
  ...['beacon', 'keepalive', 'prefetch', 'prerender'],
]

// What each way is, as HTML; `src` is safe in an attribute, `js` in a script.
type Load = (src: string, js: string) => string

const script = (code: string) => `<script>${code}</script>`
const framed = (attributes: string) =>
  `<iframe title="Framed" ${attributes} width="600" height="300"></iframe>`
const framedScript = (code: string) => escapeHtml(script(code))

const loads: Record<string, Load> = {
  frame: (src) => framed(`src="${src}"`),
  'frame-sandboxed': (src) => framed(`sandbox="allow-scripts" src="${src}"`),
  'frame-fetch': (_, js) =>
    framed(
      `sandbox="allow-scripts" srcdoc="${framedScript(`fetch(${js}).catch(() => {})`)}"`,
    ),
  'frame-srcdoc': (_, js) =>
    framed(`srcdoc="${framedScript(`fetch(${js}).catch(() => {})`)}"`),
  fetch: (_, js) => script(`fetch(${js}).catch(() => {})`),
  post: (_, js) =>
    script(`fetch(${js}, { method: 'POST', body: 'x' }).catch(() => {})`),
  'no-cors': (_, js) =>
    script(`fetch(${js}, { mode: 'no-cors' }).catch(() => {})`),
  image: (src) => `<img alt="" src="${src}">`,
  script: (src) => `<script src="${src}"></script>`,
  style: (src) => `<link rel="stylesheet" href="${src}">`,
  video: (src) => `<video src="${src}"></video>`,
  object: (src) => `<object data="${src}"></object>`,
  beacon: (_, js) => script(`navigator.sendBeacon(${js}, 'x')`),
  keepalive: (_, js) =>
    script(
      `addEventListener('pagehide', () => fetch(${js}, { keepalive: true }).catch(() => {}))`,
    ),
  prefetch: (src) => `<link rel="prefetch" href="${src}">`,
  prerender: (_, js) =>
    `<script type="speculationrules">{"prerender":[{"urls":[${js}],"eagerness":"immediate"}]}</script>`,
}

function loadsPage(load: Load, url: string): string {
  return page('A page that loads', load(escapeHtml(url), inScript(url)))
}

/**
 * Calls `url` `times` times, one every `apart` ms (all at once at 0), each with
 * a `call=<number>` of its own counted on from `from`. It begins with the first
 * click, or at once with `now`.
 */
function callsPage(query: URLSearchParams): string {
  const number = (name: string, otherwise: number) =>
    Number(query.get(name) ?? otherwise)
  const plan = {
    url: query.get('url') ?? '/dialect/v2-header',
    times: number('times', 1),
    apart: number('apart', 0),
    from: number('from', 0),
    isNow: query.has('now'),
  }
  return page(
    'A page that calls',
    `<button type="button" id="begin">Begin</button>
<p id="done" role="status">0 of ${plan.times}</p>
<script>(${runCalls})(${inScript(plan)})</script>`,
  )
}

// Runs in the page: `window.calls` has each call's status, or `failed`.
const runCalls = `(plan) => {
  const calls = (window.calls = new Array(plan.times).fill(null))
  const done = document.getElementById('done')
  let count = 0
  const call = (index) => {
    const url = new URL(plan.url, location.href)
    url.searchParams.set('call', plan.from + index)
    return fetch(url).then(
      async (response) => { await response.text(); return response.status },
      () => 'failed',
    ).then((status) => {
      calls[index] = status
      done.textContent = ++count + ' of ' + plan.times
    })
  }
  const begin = () => {
    for (let index = 0; index < plan.times; index++)
      if (plan.apart) setTimeout(call, plan.apart * index, index)
      else void call(index)
  }
  if (plan.isNow) begin()
  else document.getElementById('begin').addEventListener('click', begin, { once: true })
}`

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1>${body}</body>
</html>
`
}

function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
