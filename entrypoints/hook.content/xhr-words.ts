import {
  getter,
  NativeResponse,
  own,
  slice,
  stringify,
  uncurry,
} from './natives'
import type { Words } from './wire'
import { isTextual, maxLength, textOf, toWords } from './words'

const { prototype } = XMLHttpRequest
const headerOf = uncurry(prototype.getResponseHeader)
const responseType = getter(prototype, 'responseType')
const responseOf = getter(prototype, 'response')

/** What the 402 answer of an XMLHttpRequest says. */
export async function xhrWords(xhr: XMLHttpRequest): Promise<Words> {
  // First: by the time a body is read the page may have opened it anew.
  const header = headerOf(xhr, 'PAYMENT-REQUIRED')
  const isText = isTextual(headerOf(xhr, 'Content-Type'))
  return toWords(header, isText ? await own(bodyOf(xhr)) : '')
}

async function bodyOf(xhr: XMLHttpRequest): Promise<string> {
  const type = responseType(xhr)
  const body = responseOf(xhr)
  if (!body || type === 'document') return ''
  if (type === 'blob' || type === 'arraybuffer')
    return await own(textOf(new NativeResponse(body)))
  return slice(type === 'json' ? stringify(body) : body, 0, maxLength)
}
