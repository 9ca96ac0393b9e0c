import { validateMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'

/** Why a typed secret cannot be one, with the word at fault where there is one. */
export type SecretProblem =
  | { because: 'WORD_COUNT'; count: number }
  | { because: 'UNKNOWN_WORD'; word: string; position: number }
  | { because: 'BAD_CHECKSUM' }
  | { because: 'BAD_KEY' }

type Read = { ok: true; text: string } | { ok: false; problem: SecretProblem }

// secp256k1's order: a key is a number from 1 to n - 1 (SEC 2 §2.4.1).
const order =
  0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

/** Reads 12 or 24 BIP-39 words, however they are spaced or cased. */
export function readPhrase(typed: string): Read {
  const words = typed
    .trim()
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  const position = words.findIndex((word) => !wordlist.includes(word))
  if (position >= 0)
    return bad({
      because: 'UNKNOWN_WORD',
      word: words[position] ?? '',
      position: position + 1,
    })
  if (words.length !== 12 && words.length !== 24)
    return bad({ because: 'WORD_COUNT', count: words.length })
  const text = words.join(' ')
  if (!validateMnemonic(text, wordlist)) return bad({ because: 'BAD_CHECKSUM' })
  return { ok: true, text }
}

/** Reads a private key: 64 hex digits, with or without `0x`. */
export function readKey(typed: string): Read {
  const [, digits] = /^(?:0x)?([\da-f]{64})$/i.exec(typed.trim()) ?? []
  if (!digits) return bad({ because: 'BAD_KEY' })
  const key = BigInt(`0x${digits}`)
  if (key === 0n || key >= order) return bad({ because: 'BAD_KEY' })
  return { ok: true, text: `0x${digits.toLowerCase()}` }
}

function bad(problem: SecretProblem): Read {
  return { ok: false, problem }
}
