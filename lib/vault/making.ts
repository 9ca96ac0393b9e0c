import { clean } from '@noble/hashes/utils.js'
import { establish, fromPhrase } from './establish'
import { formatPhrase } from './phrase'
import { parseKey } from './private-key'
import type { createQueue } from './queue'

/** The ways to a new wallet: fresh words, known words, a key. */
export function createMaking(
  parts: Parameters<typeof establish>[0],
  queue: ReturnType<typeof createQueue>,
) {
  return {
    /** Twelve fresh words (128 bits, BIP-39). Nothing is kept. */
    newPhrase(): string {
      const entropy = parts.randomBytes(16)
      try {
        return formatPhrase(entropy)
      } finally {
        clean(entropy)
      }
    },

    /** Fails: `WALLET_EXISTS`, `BAD_PHRASE`, `WEAK_PASSWORD`. */
    create: (input: { phrase: string; password: string }) =>
      queue(() =>
        establish(parts, 'created', input.password, () =>
          fromPhrase(input.phrase),
        ),
      ),

    /** Fails: `WALLET_EXISTS`, `BAD_PHRASE`, `WEAK_PASSWORD`. */
    importPhrase: (input: { phrase: string; password: string }) =>
      queue(() =>
        establish(parts, 'phrase', input.password, () =>
          fromPhrase(input.phrase),
        ),
      ),

    /** A private key with or without 0x. Fails: `WALLET_EXISTS`, `BAD_KEY`, `WEAK_PASSWORD`. */
    importKey: (input: { key: string; password: string }) =>
      queue(() =>
        establish(parts, 'key', input.password, async () => ({
          spend: parseKey(input.key),
          entropy: null,
        })),
      ),
  }
}
