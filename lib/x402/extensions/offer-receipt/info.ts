import { isJsonObject, type JsonObject } from '../../json'

/** The `info` of the extension `offer-receipt`, where there is one. */
export function infoOf(extensions: JsonObject | null): JsonObject | null {
  const extension = extensions?.['offer-receipt']
  if (!isJsonObject(extension)) return null
  return isJsonObject(extension.info) ? extension.info : null
}
