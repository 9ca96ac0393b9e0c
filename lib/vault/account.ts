import { clean } from '@noble/hashes/utils.js'
import { CodedError } from '@/lib/messaging/errors'
import { openSpend } from './envelope'
import type { PayingAccount } from './key'
import type { VaultSession } from './session'
import type { VaultStore } from './store'

/** The paying account, and whether there was a session that opens it. */
export type FoundAccount = PayingAccount & { isOpen: boolean }

/**
 * Finds the paying account: one look at the record and at the session, and
 * nothing opened before the signer asks for it.
 *
 * Fails: `NO_WALLET`, `VAULT_PARAMS`, `VAULT_CORRUPT`.
 */
export async function findAccount({
  store,
  session,
}: {
  store: VaultStore
  session: VaultSession
}): Promise<FoundAccount> {
  const [record, found] = await Promise.all([store.load(), session.find()])
  if (record === null)
    throw new CodedError('NO_WALLET', 'There is no wallet in this browser.')
  return {
    address: record.address,
    isOpen: found !== null,
    async openKey() {
      const dek = await session.openDek(record.vaultId, found)
      try {
        return await openSpend(record, dek)
      } finally {
        clean(dek)
      }
    },
  }
}
