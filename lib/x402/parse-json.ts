import { jsonCaps } from './caps'
import type { JsonValue } from './json'
import { ReasonError } from './reason-error'

/** Keys that reach for a prototype wherever an object is copied carelessly. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Parses a seller's JSON within {@link jsonCaps}.
 *
 * The depth is counted on the text, before anything recursive sees it. Throws
 * {@link ReasonError}: `TOO_DEEP`, `BAD_JSON`, `TOO_LARGE`, `FORBIDDEN_KEY`.
 */
export function parseJson(text: string): JsonValue {
  if (depthOf(text) > jsonCaps.maxDepth) throw new ReasonError('TOO_DEEP')
  const value = parse(text)
  assertWithinCaps(value)
  return value
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text)
  } catch {
    throw new ReasonError('BAD_JSON')
  }
}

/** Deepest nesting of brackets outside strings; of broken JSON, any number. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (isInString) {
      if (char === BACKSLASH) i++
      else if (char === QUOTE) isInString = false
    } else if (char === QUOTE) isInString = true
    else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
      depth++
      if (depth > deepest) deepest = depth
    } else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) depth--
  }
  return deepest
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

function assertWithinCaps(root: JsonValue): void {
  const waiting: JsonValue[] = [root]
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value === 'string') assertShort(value)
    // 1e999 parses to Infinity, which JSON cannot echo.
    else if (typeof value === 'number' && !Number.isFinite(value))
      throw new ReasonError('BAD_JSON')
    else if (typeof value === 'object' && value !== null) {
      if (!Array.isArray(value)) assertKeys(Object.keys(value))
      for (const child of Object.values<JsonValue>(value)) waiting.push(child)
    }
  }
}

function assertKeys(keys: readonly string[]): void {
  if (keys.length > jsonCaps.maxKeys) throw new ReasonError('TOO_LARGE')
  for (const key of keys) {
    if (forbiddenKeys.has(key)) throw new ReasonError('FORBIDDEN_KEY')
    assertShort(key)
  }
}

function assertShort(text: string): void {
  if (text.length > jsonCaps.maxStringChars) throw new ReasonError('TOO_LARGE')
}
