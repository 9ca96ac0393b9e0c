import {
  bare,
  getter,
  indexOf,
  own,
  readHeader,
  responseHeaders,
  slice,
  toLowerCase,
  uncurry,
} from './natives'
import type { Words } from './wire'

const statusOf = getter(Response.prototype, 'status')
const clone = uncurry(Response.prototype.clone)
const bodyOf = getter(Response.prototype, 'body')
const getReader = uncurry(
  ReadableStream.prototype.getReader as () => ReadableStreamDefaultReader,
)
const read = uncurry(ReadableStreamDefaultReader.prototype.read)
const cancel = uncurry(ReadableStreamDefaultReader.prototype.cancel)
const decode = uncurry(TextDecoder.prototype.decode)
const NativeTextDecoder = TextDecoder
const later = setTimeout

function challengeOf(response: Response): string | null {
  return readHeader(responseHeaders(response), 'PAYMENT-REQUIRED')
}

export const maxLength = 65_536

/** Truthy where it asks for money. A 412 without a price is none of our business. */
export function isPriced(response: Response): string | boolean | null {
  const status = statusOf(response)
  return status === 402 || (status === 412 && challengeOf(response))
}

/** What a priced response says; its body stays unread for the page. */
export async function wordsOf(response: Response): Promise<Words> {
  const header = challengeOf(response)
  const type = readHeader(responseHeaders(response), 'Content-Type')
  const body = isTextual(type) ? await own(textOf(clone(response))) : ''
  return toWords(header, body)
}

export function toWords(header: string | null, body: string): Words {
  return bare({ header: header || undefined, body: body || undefined })
}

/** Holds for content types whose body a challenge may be read from. */
export function isTextual(type: string | null): boolean {
  const essence = toLowerCase(type ?? '')
  // -1 each, where it has neither.
  return indexOf(essence, 'json') + indexOf(essence, 'text/') > -2
}

/** The first 64 kB of a body, or what arrives of it in three seconds. */
export async function textOf(response: Response): Promise<string> {
  const stream = bodyOf(response)
  if (!stream) return ''
  const reader = getReader(stream)
  const decoder = new NativeTextDecoder()
  later(() => stop(reader), 3_000)
  let text = ''
  try {
    while (text.length < maxLength) {
      const { done, value } = await own(read(reader))
      if (done) break
      text += decode(decoder, value, bare({ stream: true }))
    }
  } catch {
    // A body that breaks off still said what it said.
  }
  await own(stop(reader))
  return slice(text, 0, maxLength)
}

async function stop(reader: ReadableStreamDefaultReader) {
  try {
    await own(cancel(reader))
  } catch {
    // The stream had failed already; an unhandled rejection would be seen.
  }
}
