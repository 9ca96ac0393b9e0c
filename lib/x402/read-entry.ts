import type { Entry } from './entry'
import { isJsonObject, type JsonValue } from './json'
import { readEntry as readV1 } from './v1/entry'
import { readEntry as readV2 } from './v2/entry'

/** Reads one raw entry of `accepts` by its version's names; `null` if it is no object. */
export function readEntry(version: 1 | 2, raw: JsonValue): Entry | null {
  if (!isJsonObject(raw)) return null
  return version === 1 ? readV1(raw) : readV2(raw)
}
