/** Any value JSON can carry. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | JsonObject

/** A JSON object as received: keys kept, order kept, never normalised. */
export type JsonObject = { readonly [key: string]: JsonValue }
