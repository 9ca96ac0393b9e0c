import type { Challenge, ReadResult } from './challenge'
import { isJsonObject } from './json'
import { parseChallenge } from './parse-challenge'
import { parseHeader } from './parse-header'
import type { ReasonCode } from './reason'
import { ReasonError, refusedBy } from './reason-error'
import { readEntry } from './v1/entry'

/** A third value changes nothing of what `readHeaders` says, nor do more. */
export const maxHeaders = 3

/** Reads the challenge in the value of one PAYMENT-REQUIRED header. Never throws. */
export function readHeader(value: string): ReadResult {
  try {
    const challenge = parseChallenge(parseHeader(value))
    // v1 has no such header; what calls itself v1 here must be all of one.
    if (challenge.version === 1 && !isWholeV1(challenge))
      throw new ReasonError('UNKNOWN_VERSION')
    return { ok: true, challenge }
  } catch (error) {
    return refusedBy(error)
  }
}

/**
 * Reads the challenge of one response from all its challenge headers.
 *
 * Two are two prices, and nobody can say which one the seller will hold to;
 * only one of each version are two ways to say one, and the newer is taken.
 * `null` when there is none.
 */
export function readHeaders(values: readonly string[]): ReadResult | null {
  const [first, second, ...more] = values
  if (first === undefined) return null
  if (second === undefined) return readHeader(first)
  const read = [readHeader(first), readHeader(second)]
  const versions = read.map((one) => one.ok && one.challenge.version)
  const v2 = read[versions.indexOf(2)]
  return v2 && versions.includes(1) && more.length === 0
    ? v2
    : refused('DUPLICATE_HEADER')
}

function isWholeV1({ accepts }: Challenge): boolean {
  return accepts.every((raw) => {
    if (!isJsonObject(raw)) return false
    const { scheme, network, amount, asset, payTo } = readEntry(raw)
    return [scheme, network, amount, asset, payTo].every(
      (value) => typeof value === 'string',
    )
  })
}

function refused(because: ReasonCode): ReadResult {
  return { ok: false, because }
}
