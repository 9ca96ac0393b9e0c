import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** Answer with JSON. */
export function respondJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: OutgoingHttpHeaders = {},
): void {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body))
}

/** Answer with a page. */
export function respondHtml(
  response: ServerResponse,
  status: number,
  body: string,
  headers: OutgoingHttpHeaders = {},
): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      ...headers,
    })
    .end(body)
}
