import {
  getter,
  NativeResponse,
  own,
  slice,
  statusOf,
  stringify,
  uncurry,
} from './natives'
import type { Words } from './wire'
import { isTextual, maxLength, textOf, toWords } from './words'

const { prototype } = XMLHttpRequest
const headerOf = uncurry(prototype.getResponseHeader)
const responseType = getter(prototype, 'responseType')
const responseOf = getter(prototype, 'response')

/** Truthy where its answer asks for money. */
export function isPriced(xhr: XMLHttpRequest): string | boolean | null {
  const status = statusOf(xhr)
  return status === 402 || (status === 412 && challengeOf(xhr))
}

/** What the priced answer of an XMLHttpRequest says. */
export async function xhrWords(xhr: XMLHttpRequest): Promise<Words> {
  // First: by the time a body is read the page may have opened it anew.
  const header = challengeOf(xhr)
  const isText = isTextual(headerOf(xhr, 'Content-Type'))
  return toWords(header, isText ? await own(bodyOf(xhr)) : '')
}

function challengeOf(xhr: XMLHttpRequest): string | null {
  return headerOf(xhr, 'PAYMENT-REQUIRED')
}

async function bodyOf(xhr: XMLHttpRequest): Promise<string> {
  const type = responseType(xhr)
  const body = responseOf(xhr)
  if (!body || type === 'document') return ''
  if (type === 'blob' || type === 'arraybuffer')
    return await own(textOf(new NativeResponse(body)))
  return slice(type === 'json' ? stringify(body) : body, 0, maxLength)
}
