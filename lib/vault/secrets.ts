import { bytesToHex, clean } from '@noble/hashes/utils.js'
import type { Attempts } from './attempts'
import {
  openEntropy,
  openSecrets,
  openSpend,
  type RandomBytes,
} from './envelope'
import { assertNewPassword } from './password'
import { formatPhrase } from './phrase'
import { type Refused, withPassword } from './prove'
import type { VaultStore } from './store'
import { wipeSecrets, writeVault } from './write'

/** What `reveal` shows: the phrase, or the key where there is none. */
export type Revealed =
  | { ok: true; kind: 'phrase' | 'key'; secret: string }
  | Refused

/** What only the password opens, each time it is asked for. */
export function createSecrets(parts: {
  store: VaultStore
  attempts: Attempts
  randomBytes: RandomBytes
}) {
  return {
    /** Seals everything anew. Fails: `WEAK_PASSWORD`. */
    async changePassword(input: {
      current: string
      next: string
    }): Promise<{ ok: true } | Refused> {
      assertNewPassword(input.next)
      return withPassword(
        parts,
        input.current,
        async ({ record, keys, dek }) => {
          const secrets = await openSecrets(record, keys, dek)
          try {
            await writeVault(parts, record, secrets, input.next)
          } finally {
            wipeSecrets(secrets)
          }
          return { ok: true }
        },
      )
    },

    /** The recovery phrase, or the key (0x…) where there is none. */
    reveal: (password: string): Promise<Revealed> =>
      withPassword(parts, password, async ({ record, keys, dek }) => {
        const entropy = await openEntropy(record, keys)
        const secret = entropy ?? (await openSpend(record, dek))
        try {
          return entropy === null
            ? { ok: true, kind: 'key', secret: `0x${bytesToHex(secret)}` }
            : { ok: true, kind: 'phrase', secret: formatPhrase(secret) }
        } finally {
          clean(secret)
        }
      }),
  }
}
