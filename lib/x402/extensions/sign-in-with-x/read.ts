import { isJsonObject, type JsonObject, type JsonValue } from '../../json'
import type { ReasonCode } from '../../reason'
import { ReasonError, reasonOf } from '../../reason-error'
import { chainOf } from './chain'
import type { SignInTerms } from './terms'
import { checkTimes } from './times'

/** A sign-in that may be signed, or why it may not. */
export type SignInRead =
  | { ok: true; terms: SignInTerms }
  | { ok: false; because: ReasonCode }

/** What a sign-in is held against. */
export type SignInWhere = {
  /** URL of the request that was answered 402. */
  url: string
  /** Unix ms. */
  nowMs: number
  /** Networks we know, CAIP-2, the preferred one first. */
  chains: readonly string[]
}

const maxChars = { statement: 500, uri: 2_048, requestId: 128 } as const
const maxResources = 5

/** The extension as a seller declares it; null where it does not. */
export function signInOf(extensions: JsonObject | null): JsonObject | null {
  const extension = extensions?.['sign-in-with-x']
  return isJsonObject(extension) ? extension : null
}

/**
 * Reads the extension `sign-in-with-x` and checks every field that would be
 * signed; fields nobody knows are passed over. Never throws. Codes: those that
 * begin with `SIGN_IN_`.
 */
export function readSignIn(
  extension: JsonObject,
  where: SignInWhere,
): SignInRead {
  try {
    return { ok: true, terms: parse(extension, where) }
  } catch (error) {
    return { ok: false, because: reasonOf(error) }
  }
}

/** Checks terms once more, as of now: a question may have waited. */
export function checkSignIn(
  terms: SignInTerms,
  { url, nowMs }: Pick<SignInWhere, 'url' | 'nowMs'>,
): SignInRead {
  const { chainId, signatureScheme, ...info } = terms
  const chain = {
    chainId,
    type: 'eip191',
    ...given('signatureScheme', signatureScheme),
  }
  return readSignIn(
    { info, supportedChains: [chain as JsonObject] },
    { url, nowMs, chains: [chainId] },
  )
}

function parse(extension: JsonObject, where: SignInWhere): SignInTerms {
  const { info } = extension
  if (!isJsonObject(info)) throw new ReasonError('SIGN_IN_SHAPE')
  const here = new URL(where.url)
  const domain = text(info.domain)
  const uri = text(info.uri)
  const version = text(info.version)
  const nonce = text(info.nonce)
  const issuedAt = text(info.issuedAt)
  const times = {
    issuedAt,
    ...given('expirationTime', optional(info.expirationTime)),
    ...given('notBefore', optional(info.notBefore)),
  }
  if (domain !== here.host) throw new ReasonError('SIGN_IN_DOMAIN')
  if (!isOf(here, uri)) throw new ReasonError('SIGN_IN_URI')
  if (version !== '1') throw new ReasonError('SIGN_IN_VERSION')
  if (!/^[A-Za-z0-9]{8,64}$/.test(nonce)) throw new ReasonError('SIGN_IN_NONCE')
  checkTimes(times, where.nowMs)
  return {
    domain,
    uri,
    version,
    nonce,
    ...times,
    ...given('statement', statementOf(info.statement)),
    ...given('requestId', requestIdOf(info.requestId)),
    ...given('resources', resourcesOf(info.resources, here)),
    ...chainOf(extension, where.chains),
  }
}

/** One line a person could read: nothing that hides, breaks or reorders. */
function statementOf(value: JsonValue | undefined): string | undefined {
  const statement = optional(value)
  if (statement === undefined) return undefined
  const isPlain =
    statement !== '' &&
    statement.length <= maxChars.statement &&
    statement.isWellFormed() &&
    !/[\p{C}\p{Zl}\p{Zp}]/u.test(statement)
  if (!isPlain) throw new ReasonError('SIGN_IN_STATEMENT')
  return statement
}

/** Letters of a URL's path (RFC 3986 `pchar`), as EIP-4361 says. */
function requestIdOf(value: JsonValue | undefined): string | undefined {
  const id = optional(value)
  if (id === undefined) return undefined
  const isPlain =
    id.length <= maxChars.requestId &&
    /^([\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+$/.test(id)
  if (!isPlain) throw new ReasonError('SIGN_IN_REQUEST_ID')
  return id
}

function resourcesOf(
  value: JsonValue | undefined,
  here: URL,
): string[] | undefined {
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) throw new ReasonError('SIGN_IN_SHAPE')
  const resources = value.map(text)
  if (
    resources.length > maxResources ||
    !resources.every((uri) => isOf(here, uri))
  )
    throw new ReasonError('SIGN_IN_RESOURCES')
  return resources
}

/**
 * Whether a text is a URL of this origin as it stands: what a URL parser would
 * strip or mend, such as a line break, would be signed as it came.
 */
function isOf(here: URL, uri: string): boolean {
  if (uri.length > maxChars.uri || !/^[!-~]+$/.test(uri)) return false
  const url = URL.parse(uri)
  return (
    url !== null &&
    url.origin === here.origin &&
    url.username === '' &&
    url.password === '' &&
    uri.toLowerCase().startsWith(`${here.origin}`)
  )
}

function text(value: JsonValue | undefined): string {
  if (typeof value !== 'string') throw new ReasonError('SIGN_IN_SHAPE')
  return value
}

/** Some sellers write what they do not mean as null. */
function optional(value: JsonValue | undefined): string | undefined {
  return value === undefined || value === null ? undefined : text(value)
}

function given<key extends string, value>(
  key: key,
  value: value | undefined,
): { [name in key]?: value } {
  return (value === undefined ? {} : { [key]: value }) as {
    [name in key]?: value
  }
}
