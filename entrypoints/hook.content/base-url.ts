import { getter } from './natives'

const NativeUrl = URL
const baseUri = getter(Node.prototype, 'baseURI')
const hrefOf = getter(URL.prototype, 'href')

/** What a relative URL is relative to just now; the page may change it. */
export function baseUrl(): string {
  // A page cannot put another in the place of its window's `document`.
  return baseUri(document)
}

/** A URL in full; throws where it is none. */
export function resolve(url: string, base: string): string {
  return hrefOf(new NativeUrl(url, base))
}
