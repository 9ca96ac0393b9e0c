import type { JsonValue } from '../../json'

/** A whole number from 0 that JSON carries exactly, or `null`. */
export function countOf(value: JsonValue | undefined): number | null {
  return Number.isSafeInteger(value) && Number(value) >= 0
    ? Number(value)
    : null
}
