import type { JsonObject, JsonValue } from './json'

/** The terms one payment answers, exactly as the seller sent them. */
export type ChosenTerms = {
  version: 1 | 2
  /** The chosen entry of `accepts`. */
  accepted: JsonValue
  resource: JsonObject | null
  extensions: JsonObject | null
}
