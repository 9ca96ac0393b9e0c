import { ask } from './channel'
import { bare, bytesOf, own, requestBody, uncurry } from './natives'
import type { Claim, HookVerdict, Words } from './wire'

const { subtle } = crypto
const digest = subtle && uncurry(subtle.digest)
const Bytes = Uint8Array

/** What it takes to send a call again. */
export type Copy = {
  canRepeat: boolean
  body: ArrayBuffer | undefined
  /** SHA-256 of the body in hex, `` for none. */
  bodyHash: string
}

/** Too much to copy before it is known whether the copy is needed: 16 MB. */
export function isBig(body: unknown): boolean {
  const { byteLength, length } = body as ArrayBuffer & string
  // Undefined, and so not more, for what has no size to tell.
  return (byteLength ?? length) > 2 ** 24
}

/** Reads a kept request's body; call it once. */
export async function copyOf(
  request: Request | undefined,
  canRepeat: boolean,
): Promise<Copy> {
  try {
    if (canRepeat && request && requestBody(request)) {
      const body = await own(bytesOf(request))
      return bare({ canRepeat, body, bodyHash: await own(hash(body)) })
    }
  } catch {
    canRepeat = false
  }
  return bare({ canRepeat, body: undefined, bodyHash: '' })
}

/**
 * Claims one priced answer and, where asked, says what it says. `words` asked
 * for twice is for callers like `leave`.
 */
export async function decide(
  claim: Claim,
  read: () => Promise<Words>,
  signal?: AbortSignal,
): Promise<HookVerdict> {
  const verdict = await own(ask(claim, signal))
  if (verdict !== 'words') return verdict
  const words = await own(read())
  return await own(ask(bare({ ...claim, words }), signal))
}

async function hash(body: ArrayBuffer): Promise<string> {
  const bytes = new Bytes(await own(digest(subtle, 'SHA-256', body)))
  let hex = ''
  for (let i = 0; i < 32; i++) {
    const byte = bytes[i] as number
    hex += '0123456789abcdef'[byte >> 4]
    hex += '0123456789abcdef'[byte & 15]
  }
  return hex
}
