import type { SeenView } from '@/lib/contracts/developer'
import type { Seen } from '@/lib/session/seen-record'
import { isSecure } from '@/lib/watch/url'
import type { Challenge, ReadResult } from '@/lib/x402/challenge'
import { challengeValues } from '@/lib/x402/challenge-headers'
import type { JsonValue } from '@/lib/x402/json'
import { parseHeader } from '@/lib/x402/parse-header'
import { parseJson } from '@/lib/x402/parse-json'
import { readBody } from '@/lib/x402/read-body'
import { readHeaders } from '@/lib/x402/read-header'
import { readPaywall } from '@/lib/x402/read-paywall'

/** Of an answer that is not x402, enough to tell what it is. */
const ordinaryChars = 4_096

type Found = Pick<SeenView, 'source' | 'raw' | 'decoded' | 'because'> & {
  challenge: Challenge | null
}

/** The challenge of a 402, beside the bytes it came from. */
export function challengeIn(seen: Seen): Found {
  const { headers, words, url } = seen
  const recorded = challengeValues((wanted) =>
    (headers ?? [])
      .filter(({ name }) => name === wanted)
      .map(({ value }) => value),
  )
  // Where the browser recorded headers, the page's own word for them is none.
  const values =
    headers === null && words.header !== undefined ? [words.header] : recorded
  const { body, paywall } = words
  const found =
    fromHeaders(values) ??
    (body ? from('body', body, readBody) : null) ??
    (paywall ? from('paywall', paywall, readPaywall) : null)
  if (!found)
    return {
      source: 'none',
      raw: (body ?? '').slice(0, ordinaryChars),
      decoded: null,
      because: isUnread(seen) ? leftBecause(seen) : 'NOT_X402',
      challenge: null,
    }
  // Only https and this computer pay, whatever is asked.
  return isSecure(url) ? found : { ...found, because: 'INSECURE' }
}

/** Neither the browser nor the page told what was in it. */
function isUnread({ headers, words }: Seen): boolean {
  return (
    headers === null && Object.values(words).every((one) => one === undefined)
  )
}

function leftBecause({ became }: Seen): string {
  return became?.kind === 'left' ? became.because : 'NO_OBSERVATION'
}

function fromHeaders(values: readonly string[]): Found | null {
  const read = readHeaders(values)
  return (
    read && {
      source: 'header',
      raw: values.join('\n'),
      decoded:
        values.length === 1 ? pretty(values[0] ?? '', parseHeader) : null,
      ...outcomeOf(read),
    }
  )
}

function from(
  source: 'body' | 'paywall',
  text: string,
  reader: (text: string) => ReadResult | null,
): Found | null {
  const read = reader(text)
  return (
    read && {
      source,
      raw: text,
      decoded: pretty(text.trim(), parseJson),
      ...outcomeOf(read),
    }
  )
}

function outcomeOf(read: ReadResult): Pick<Found, 'because' | 'challenge'> {
  return read.ok
    ? { because: null, challenge: read.challenge }
    : { because: read.because, challenge: null }
}

function pretty(text: string, parse: (text: string) => JsonValue) {
  try {
    return JSON.stringify(parse(text), null, 2)
  } catch {
    return null
  }
}
