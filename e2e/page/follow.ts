import type { Page } from '@playwright/test'

/** Runs in the page: one XMLHttpRequest with everything about it written down. */
export function follow(options: {
  url: string
  method?: string
  body?: string | undefined
  responseType?: XMLHttpRequestResponseType
  headers?: Record<string, string>
  upload?: boolean
  mime?: string
  isSubclass?: boolean
  abortAt?: number
}) {
  const { url, method = 'GET', responseType = '', headers = {} } = options
  const Xhr = options.isSubclass
    ? class extends XMLHttpRequest {}
    : XMLHttpRequest
  const xhr = new Xhr()
  const events: unknown[] = []
  const uploads: string[] = []
  const types = [
    'readystatechange',
    'loadstart',
    'progress',
    'load',
    'loadend',
    'error',
    'abort',
    'timeout',
  ]
  const note = (how: string) => (event: Event) => {
    const { loaded, total, lengthComputable } = event as ProgressEvent
    const { readyState } = xhr
    const shown = readyState < 2 ? 0 : xhr.status
    const size = [loaded, total, lengthComputable]
    events.push([how, event.type, readyState, shown, ...size])
  }
  for (const type of types) xhr.addEventListener(type, note('before'), true)
  xhr.open(method, url)
  for (const type of types) {
    xhr.addEventListener(type, note('after'))
    ;(xhr as unknown as Record<string, unknown>)[`on${type}`] = note('on')
  }
  if (options.upload) {
    xhr.upload.onprogress = () => uploads.push('progress')
    for (const type of ['loadstart', 'load', 'loadend'])
      xhr.upload.addEventListener(type, () => uploads.push(type))
  }
  if (options.mime) xhr.overrideMimeType(options.mime)
  for (const [name, value] of Object.entries(headers))
    xhr.setRequestHeader(name, value)
  xhr.responseType = responseType
  xhr.withCredentials = true
  xhr.timeout = 10_000
  return new Promise((resolve) => {
    xhr.addEventListener('loadend', async () => {
      // Listeners added later come after this one.
      await new Promise((later) => setTimeout(later, 50))
      const { response, status, statusText, responseURL } = xhr
      const text =
        response instanceof Blob
          ? await response.text()
          : response instanceof ArrayBuffer
            ? new TextDecoder().decode(response)
            : response instanceof Document
              ? response.documentElement.outerHTML
              : response
      resolve({
        events,
        uploads,
        text,
        status,
        statusText,
        responseURL,
        type: xhr.getResponseHeader('content-type'),
        readyState: xhr.readyState,
        withCredentials: xhr.withCredentials,
        isInstance: xhr instanceof Xhr,
      })
    })
    xhr.send(options.body)
    if (options.abortAt) setTimeout(() => xhr.abort(), options.abortAt)
  })
}

export type Followed = {
  events: unknown[][]
  uploads: string[]
  text: unknown
  status: number
  responseURL: string
  readyState: number
}

/** What came of one XMLHttpRequest of the page. */
export const run = (page: Page, options: Parameters<typeof follow>[0]) =>
  page.evaluate(follow, options) as Promise<Followed>
