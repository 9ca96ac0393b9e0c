import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { parseRecord, type VaultRecord } from './record'

type VaultSchema = DBSchema & {
  /** `next` is being written, `previous` is kept until the next unlock. */
  vault: { key: 'current' | 'next' | 'previous'; value: unknown }
  /** The half of an unlocked session that no script can read. */
  session: { key: 'key'; value: CryptoKey }
  /** Wrong passwords, so that a restart does not forget them. */
  attempts: { key: 'wrong'; value: unknown }
}

/** The vault's own database. */
export type VaultDb = IDBPDatabase<VaultSchema>

/** Opens the vault's database, making it when it is missing. */
export function openVaultDb(): Promise<VaultDb> {
  return openDB<VaultSchema>('tuppence-vault', 1, {
    upgrade(db) {
      db.createObjectStore('vault')
      db.createObjectStore('session')
      db.createObjectStore('attempts')
    },
  })
}

/** The database as the vault uses it. Every write is durable on return. */
export type VaultStore = ReturnType<typeof createStore>

/** Wraps the database, opened at first use. */
export function createStore(openDb: () => Promise<VaultDb>) {
  let opened: Promise<VaultDb> | undefined
  const db = async () => {
    opened ??= openDb().then((db) => {
      const forget = () => {
        opened = undefined
      }
      db.addEventListener('close', forget)
      // A newer version wants in: give way rather than block its upgrade.
      db.addEventListener('versionchange', () => {
        forget()
        db.close()
      })
      return db
    })
    try {
      return await opened
    } catch (error) {
      opened = undefined
      throw error
    }
  }
  const change = async (store: 'vault' | 'session' | 'attempts') =>
    (await db()).transaction(store, 'readwrite', { durability: 'strict' })

  return {
    /** Whether anything is stored that may be a wallet, readable or not. */
    async isPresent(): Promise<boolean> {
      const key = await (await db()).getKey('vault', 'current')
      return key !== undefined
    },

    /**
     * The record, or the one before it where that is damaged.
     *
     * Fails: `VAULT_PARAMS`, `VAULT_CORRUPT`.
     */
    async load(): Promise<VaultRecord | null> {
      const { store } = (await db()).transaction('vault')
      const [current, previous] = await Promise.all([
        store.get('current'),
        store.get('previous'),
      ])
      if (current === undefined) return null
      try {
        return parseRecord(current)
      } catch (error) {
        if (previous === undefined) throw error
        return parseRecord(previous)
      }
    },

    /**
     * Replaces the record: write beside it, read back, `check`, swap.
     *
     * Whatever fails or stops before the swap leaves the old record readable.
     */
    async replace(
      record: VaultRecord,
      check: (written: VaultRecord) => Promise<void>,
    ): Promise<void> {
      const write = await change('vault')
      await Promise.all([write.store.put(record, 'next'), write.done])
      await check(parseRecord(await (await db()).get('vault', 'next')))

      const { store, done } = await change('vault')
      const [next, current] = await Promise.all([
        store.get('next'),
        store.get('current'),
      ])
      await Promise.all([
        current !== undefined && store.put(current, 'previous'),
        store.put(next, 'current'),
        store.delete('next'),
        done,
      ])
    },

    /** Makes a record that was opened the only one. */
    async settle(record: VaultRecord): Promise<void> {
      const keys = await (await db()).getAllKeys('vault')
      if (keys.length === 1) return
      const { store, done } = await change('vault')
      await Promise.all([
        store.put(record, 'current'),
        store.delete('previous'),
        store.delete('next'),
        done,
      ])
    },

    async sessionKey(): Promise<CryptoKey | undefined> {
      return (await db()).get('session', 'key')
    },

    async saveSessionKey(key: CryptoKey): Promise<void> {
      const { store, done } = await change('session')
      await Promise.all([store.put(key, 'key'), done])
    },

    async dropSessionKey(): Promise<void> {
      const { store, done } = await change('session')
      await Promise.all([store.delete('key'), done])
    },

    async attempts(): Promise<unknown> {
      return (await db()).get('attempts', 'wrong')
    },

    async saveAttempts(attempts: unknown): Promise<void> {
      const { store, done } = await change('attempts')
      await Promise.all([store.put(attempts, 'wrong'), done])
    },

    /** Deletes everything in one transaction. */
    async clear(): Promise<void> {
      const names = ['vault', 'session', 'attempts'] as const
      const all = (await db()).transaction(names, 'readwrite', {
        durability: 'strict',
      })
      await Promise.all([
        ...names.map((name) => all.objectStore(name).clear()),
        all.done,
      ])
    },
  }
}
