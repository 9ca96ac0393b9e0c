/** A uint256 has at most 78 digits. */
const digits = /^\d{1,78}$/

/**
 * Reads a stored amount: decimal units, digits only. Null for anything else,
 * so that a damaged number is never taken for a limit.
 */
export function readUnits(stored: unknown): bigint | null {
  return typeof stored === 'string' && digits.test(stored)
    ? BigInt(stored)
    : null
}
