import type { Page } from '@playwright/test'

/** What a page's own script saw of its call. */
export type CallResult = {
  status: number
  /** `response.url` or `responseURL`. */
  url: string
  text: string
  /** Names of events, for XMLHttpRequest. */
  events?: string[]
  /** How many chunks came, for streams. */
  chunks?: number
}

/** The ways a page's script can ask; each runs in the page. */
export const ways = {
  'fetch GET': (page: Page, url: string) =>
    page.evaluate(async (url) => {
      const response = await fetch(url)
      return {
        status: response.status,
        url: response.url,
        text: await response.text(),
      }
    }, url),
  'fetch POST JSON': (page: Page, url: string) =>
    page.evaluate(async (url) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ say: 'otters' }),
      })
      return {
        status: response.status,
        url: response.url,
        text: await response.text(),
      }
    }, url),
  'XHR GET': (page: Page, url: string) =>
    page.evaluate(
      (url) =>
        new Promise<CallResult>((resolve) => {
          const xhr = new XMLHttpRequest()
          const events: string[] = []
          for (const name of [
            'readystatechange',
            'loadstart',
            'progress',
            'load',
            'loadend',
            'error',
            'abort',
          ])
            xhr.addEventListener(name, () =>
              events.push(
                name === 'readystatechange' ? `rs${xhr.readyState}` : name,
              ),
            )
          xhr.addEventListener('loadend', () =>
            resolve({
              status: xhr.status,
              url: xhr.responseURL,
              text: xhr.responseText,
              events,
            }),
          )
          xhr.open('GET', url)
          xhr.send()
        }),
      url,
    ),
  'XHR POST': (page: Page, url: string) =>
    page.evaluate(
      (url) =>
        new Promise<CallResult>((resolve) => {
          const xhr = new XMLHttpRequest()
          xhr.onloadend = () =>
            resolve({
              status: xhr.status,
              url: xhr.responseURL,
              text: xhr.responseText,
            })
          xhr.open('POST', url)
          xhr.setRequestHeader('content-type', 'application/json')
          xhr.send(JSON.stringify({ say: 'otters' }))
        }),
      url,
    ),
  'Request object': (page: Page, url: string) =>
    page.evaluate(async (url) => {
      const response = await fetch(
        new Request(url, {
          headers: { accept: 'application/json' },
          credentials: 'include',
        }),
      )
      return {
        status: response.status,
        url: response.url,
        text: await response.text(),
      }
    }, url),
  'streaming read': (page: Page, url: string) =>
    page.evaluate(async (url) => {
      const response = await fetch(url)
      const reader = (response.body as ReadableStream<Uint8Array>).getReader()
      let text = ''
      let chunks = 0
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        chunks++
        text += new TextDecoder().decode(value)
      }
      return { status: response.status, url: response.url, text, chunks }
    }, url),
} satisfies Record<string, (page: Page, url: string) => Promise<CallResult>>

export type Way = keyof typeof ways
