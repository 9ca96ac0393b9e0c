import { bytesToHex } from '@noble/hashes/utils.js'
import type { Challenge } from '../challenge'
import { isJsonObject, type JsonObject, type JsonValue } from '../json'

const key = 'payment-identifier'

/**
 * Whether a seller takes a number for a payment (`payment-identifier`).
 *
 * Only x402 v2 has extensions. One that already names an id is left as it is:
 * what a seller says is echoed, never changed.
 */
export function wantsIdentifier({
  version,
  extensions,
}: Pick<Challenge, 'version' | 'extensions'>): boolean {
  const info = infoOf(extensions?.[key])
  return version === 2 && info !== null && info.id === undefined
}

/** Writes the number of a payment from 16 random bytes: `pay_` and 32 hex digits. */
export function paymentIdentifier(bytes: Uint8Array): string {
  return `pay_${bytesToHex(bytes)}`
}

/**
 * A seller's extensions with the number of a payment beside what it says.
 * Unchanged without a number, and where the seller takes none.
 */
export function withIdentifier(
  extensions: JsonObject | null,
  id: string | undefined,
): JsonObject | null {
  const said = extensions?.[key]
  const info = infoOf(said)
  if (id === undefined || !isJsonObject(said) || info === null)
    return extensions
  return { ...extensions, [key]: { ...said, info: { ...info, id } } }
}

function infoOf(said: JsonValue | undefined): JsonObject | null {
  if (!isJsonObject(said) || !isJsonObject(said.info)) return null
  return typeof said.info.required === 'boolean' ? said.info : null
}
