import type { ReadResult } from '@/lib/x402/challenge'
import { readBody } from '@/lib/x402/read-body'
import { readHeader } from '@/lib/x402/read-header'
import { readPaywall } from '@/lib/x402/read-paywall'

/** What a page's document or response says of the price; untrusted. */
export type Words = {
  header?: string | undefined
  body?: string | undefined
  paywall?: string | undefined
}

/** A challenge found in page-supplied words, and the text it came from. */
export type Found = { read: ReadResult; raw: string }

/**
 * Reads a challenge from what the page hands over: its header, its body, its
 * paywall's `window.x402`, in this order. `null`: an ordinary 402.
 */
export function readWords(words: Words): Found | null {
  const { header, body, paywall } = words
  if (header) return { read: readHeader(header), raw: header }
  for (const [text, read] of [
    [body, readBody],
    [paywall, readPaywall],
  ] as const) {
    const found = text ? read(text) : null
    if (found && text) return { read: found, raw: text }
  }
  return null
}
