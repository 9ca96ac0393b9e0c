import type { JsonObject, JsonValue } from '../json'

/** A key and its new value; `null` takes it out. */
export type Change = [key: string, value: JsonValue]

/** A copy with some of its keys changed. */
export function bend(base: JsonObject, changes: Change[]): JsonObject {
  const bent = new Map<string, JsonValue>(Object.entries(base))
  for (const [key, value] of changes)
    if (value === null) bent.delete(key)
    else bent.set(key, value)
  return Object.fromEntries(bent)
}
