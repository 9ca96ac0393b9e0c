import type { JsonObject, JsonValue } from './json'

/**
 * One entry of `accepts` under one set of names, whatever its version.
 *
 * Values are the seller's own and unchecked; `undefined` where it said nothing.
 * The raw entry is kept beside it, for the echo.
 */
export type Entry = {
  scheme: JsonValue | undefined
  /** CAIP-2 in v2, a network name in v1. */
  network: JsonValue | undefined
  /** Atomic units. */
  amount: JsonValue | undefined
  asset: JsonValue | undefined
  payTo: JsonValue | undefined
  maxTimeoutSeconds: JsonValue | undefined
  extra: JsonValue | undefined
}

/** Reads one raw entry of `accepts` into the common form. */
export type ReadEntry = (raw: JsonObject) => Entry
