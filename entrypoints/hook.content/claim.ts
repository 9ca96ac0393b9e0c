import { ask } from './channel'
import { bare, bytesOf, own, requestBody, uncurry } from './natives'
import type { Claim, HookVerdict, Words } from './wire'

const { subtle } = crypto
const digest = subtle && uncurry(subtle.digest)

/** What it takes to send a call again. */
export type Copy = {
  canRepeat: boolean
  body: ArrayBuffer | undefined
  bodyDigest: Claim['bodyDigest']
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
  let body: Copy['body']
  let bodyDigest: Copy['bodyDigest']
  try {
    if (canRepeat && request && requestBody(request)) {
      body = await own(bytesOf(request))
      bodyDigest = await own(digest(subtle, 'SHA-256', body))
    }
  } catch {
    canRepeat = false
  }
  return bare({ canRepeat, body, bodyDigest })
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
