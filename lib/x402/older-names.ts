import type { JsonObject, JsonValue } from './json'

/**
 * The scheme of a raw entry under its modern name: documents of early sellers
 * call `exact` by the standard it signs.
 */
export function schemeOf({ scheme }: JsonObject): JsonValue | undefined {
  return scheme === 'erc-3009' ? 'exact' : scheme
}

/** The token of a raw entry: `asset`, or `token` where an early seller has no other. */
export function assetOf({ asset, token }: JsonObject): JsonValue | undefined {
  return asset ?? token
}
