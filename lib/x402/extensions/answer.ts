import { isJsonObject, type JsonObject } from '../json'

/**
 * Answers the extensions a seller declared: each one as it was sent, with what
 * we add to its `info` by its key.
 *
 * Every field a server set comes back as it is, or the server refuses the
 * payment; an extension that was not declared is not answered
 * (x402 v2 §5.2.2).
 */
export function answerExtensions(
  declared: JsonObject,
  added: Record<string, JsonObject>,
): JsonObject {
  const answered = { ...declared }
  for (const [key, own] of Object.entries(added)) {
    const extension = declared[key]
    if (!isJsonObject(extension)) continue
    const info = isJsonObject(extension.info) ? extension.info : {}
    answered[key] = { ...extension, info: { ...info, ...onlyNew(own, info) } }
  }
  return answered
}

function onlyNew(own: JsonObject, said: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(own).filter(([field]) => !Object.hasOwn(said, field)),
  )
}
