import { clean } from '@noble/hashes/utils.js'
import { HARDENED_OFFSET, HDKey } from '@scure/bip32'
import {
  entropyToMnemonic,
  mnemonicToEntropy,
  mnemonicToSeedWebcrypto,
} from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { CodedError } from '@/lib/messaging/errors'
import type { Bytes } from './seal'

/** The words of 16 or 32 bytes of entropy (BIP-39, English). */
export function formatPhrase(entropy: Bytes): string {
  return entropyToMnemonic(entropy, wordlist)
}

/**
 * Entropy of 12 or 24 words, in any case and spacing.
 *
 * Fails: `BAD_PHRASE`. The error never quotes a word of the phrase.
 */
export function parsePhrase(phrase: string): Bytes {
  const words = phrase.normalize('NFKD').toLowerCase().trim().split(/\s+/u)
  if (words.length === 12 || words.length === 24) {
    try {
      return mnemonicToEntropy(words.join(' '), wordlist)
    } catch {
      // A wrong word or checksum: the same words for both, below.
    }
  }
  throw new CodedError(
    'BAD_PHRASE',
    'These are not the 12 or 24 words of a recovery phrase. Check each word and their order.',
  )
}

/**
 * The private key of a phrase's first account: BIP-32 m/44'/60'/0'/0/0, as
 * every Ethereum wallet derives it (BIP-44).
 */
export async function deriveSpendKey(entropy: Bytes): Promise<Bytes> {
  const seed = await mnemonicToSeedWebcrypto(formatPhrase(entropy))
  let node = HDKey.fromMasterSeed(seed)
  clean(seed)
  for (const index of firstAccount) {
    const parent = node
    node = parent.deriveChild(index)
    parent.wipePrivateData()
  }
  // The getter hands out a copy, so the node can be wiped.
  const key = node.privateKey as Bytes
  node.wipePrivateData()
  return key
}

const firstAccount = [
  44 + HARDENED_OFFSET,
  60 + HARDENED_OFFSET,
  HARDENED_OFFSET,
  0,
  0,
]
