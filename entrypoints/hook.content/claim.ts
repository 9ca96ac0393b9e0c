import { ask } from './channel'
import { bare, bytesOf, own, requestBody, uncurry } from './natives'
import type { Claim, HookVerdict, Words } from './wire'

const digest = crypto.subtle && uncurry(crypto.subtle.digest)
const { subtle } = crypto
const Bytes = Uint8Array

/** A request's body as it can be sent again; none where it has no body. */
export async function readBody(
  request: Request,
): Promise<ArrayBuffer | undefined> {
  return requestBody(request) ? await own(bytesOf(request)) : undefined
}

/** SHA-256 of a body in hex, `` for none. */
export async function hashBody(body: ArrayBuffer | undefined): Promise<string> {
  if (!body) return ''
  const bytes = new Bytes(await own(digest(subtle, 'SHA-256', body)))
  let hex = ''
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number
    hex += '0123456789abcdef'[byte >> 4]
    hex += '0123456789abcdef'[byte & 15]
  }
  return hex
}

/** Claims one 402 and, where asked, says what it says. Never gives `words`. */
export async function decide(
  claim: Claim,
  read: () => Promise<Words>,
  signal?: AbortSignal,
): Promise<HookVerdict> {
  const verdict = await own(ask(claim, signal))
  if (verdict !== 'words') return verdict
  const words = await own(read())
  const second = await own(ask(bare({ ...claim, words }), signal))
  return second === 'words' ? 'leave' : second
}
