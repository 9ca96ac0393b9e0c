import type { Address, Hex } from 'viem'
import type { OwnApproval } from '@/lib/payment/own-approval'
import { findAccount } from './account'
import { createAhead } from './account-ahead'
import { createAttempts } from './attempts'
import type { RandomBytes } from './envelope'
import {
  createApprovalSigner,
  createSigner,
  createSignInSigner,
  type SignedApproval,
  type SignerParts,
  type SignInSignerParts,
} from './key'
import { createMaking } from './making'
import { type Refused, withPassword } from './prove'
import { createQueue } from './queue'
import type { Origin } from './record'
import { createSealKey } from './seal-key'
import { createSecrets, type Revealed } from './secrets'
import { createSession, type SessionArea } from './session'
import { createStore, openVaultDb, type VaultDb } from './store'

// Over 200 lines: all that can be asked of the keys stands in one list.

/** What the vault is built from. */
export type VaultParts = Pick<SignerParts, 'readPayment' | 'digestsOf'> &
  Pick<SignInSignerParts, 'readSignIn' | 'signInDigestOf'> & {
    /** An approval's record as it is stored now. */
    readApproval(id: string): Promise<OwnApproval | undefined>
    /** Defaults to the extension's own database. */
    openDb?: () => Promise<VaultDb>
    /** Must be empty after the browser restarts: `storage.session`. */
    session: SessionArea
    nowMs(): number
    randomBytes: RandomBytes
    /** Idle time before the wallet locks, 1–240; 15 where it is neither. */
    idleMinutes(): Promise<number>
  }

/** Result of anything that asks for the password. */
export type Unlocked = { ok: true } | Refused

/** The wallet as screens see it. */
export type VaultStatus = {
  wallet: 'none' | 'locked' | 'unlocked'
  /** EIP-55; known while locked; null where the record cannot be read. */
  address: Address | null
  /** Unix ms; null while locked. */
  locksAtMs: number | null
  origin: Origin | null
}

/** The only holder of keys. */
export type KeyVault = ReturnType<typeof createVault>

/**
 * Builds the vault. There is one in the extension, in the background.
 *
 * What changes the vault runs one at a time, so two attempts at once cannot
 * share one count; what only looks does not wait.
 *
 * Every call that reads the record fails with `VAULT_PARAMS` or
 * `VAULT_CORRUPT` where it cannot be trusted, but for `status` and `address`.
 */
export function createVault({
  openDb = openVaultDb,
  session: area,
  nowMs,
  randomBytes,
  readPayment,
  digestsOf,
  readSignIn,
  signInDigestOf,
  readApproval,
  idleMinutes,
}: VaultParts) {
  const queue = createQueue()
  const store = createStore(openDb)
  const parts = { store, area, nowMs, randomBytes, idleMinutes }
  const session = createSession(parts)
  const attempts = createAttempts(parts)
  const sealKey = createSealKey({ store, session })
  const ahead = createAhead({
    find: () => findAccount({ store, session }),
    nowMs,
  })

  /** Ends the session and what came from it. */
  const end = async () => {
    sealKey.drop()
    ahead.drop()
    await session.end()
  }

  /** The record where there is a readable one. */
  const peek = () => store.load().catch(() => null)

  const sign = createSigner({
    readPayment,
    digestsOf,
    account: ahead.account,
  })
  const signSignIn = createSignInSigner({
    readSignIn,
    signInDigestOf,
    account: () => findAccount({ store, session }),
  })

  const signApproval = createApprovalSigner({
    readApproval,
    account: () => findAccount({ store, session }),
  })

  const proving = { store, attempts }
  const secrets = createSecrets({ ...proving, randomBytes })

  const making = { ...parts, session }

  return {
    /** What screens may know. Never fails because of the record. */
    async status(): Promise<VaultStatus> {
      if (!(await store.isPresent()))
        return { wallet: 'none', address: null, locksAtMs: null, origin: null }
      const [record, locksAtMs] = await Promise.all([
        peek(),
        session.locksAtMs(),
      ])
      return {
        wallet: locksAtMs === null ? 'locked' : 'unlocked',
        address: record?.address ?? null,
        locksAtMs,
        origin: record?.origin ?? null,
      }
    },

    ...createMaking(making, queue),

    unlock: (password: string): Promise<Unlocked> =>
      queue(() =>
        withPassword(proving, password, async ({ record, dek }) => {
          await session.start(record.vaultId, dek)
          await store.settle(record)
          return { ok: true }
        }),
      ),

    /** Locks at once, and again behind an unlocking under way. */
    async lock(): Promise<void> {
      await end()
      await queue(end)
    },

    /** A person used one of our screens. Payments must not call this. */
    touch: () => queue(session.touch),

    /** Locks where a deadline passed or the clock was put back > 60 s. */
    lockIfDue: () =>
      queue(async () => {
        await session.endIfDue()
        if ((await session.locksAtMs()) !== null) return
        sealKey.drop()
        ahead.drop()
      }),

    /** The key the ledger seals its rows with; null while locked. */
    sealKey: sealKey.get,

    /** The paying account, known while locked; null without a readable one. */
    address: async (): Promise<Address | null> =>
      (await peek())?.address ?? null,

    isUnlocked: async (): Promise<boolean> =>
      (await session.locksAtMs()) !== null,

    /**
     * Signs a persisted payment; see `createSigner` for what comes.
     *
     * Fails: `NOT_SIGNABLE`, `LOCKED`, `NO_WALLET`, `SELF_CHECK`.
     */
    signPayment: (paymentId: string): Promise<Hex[]> =>
      queue(() => sign(paymentId)),

    /** Signs a persisted sign-in, for which no money moves; fails alike. */
    signSignIn: (signInId: string): Promise<Hex> =>
      queue(() => signSignIn(signInId)),
    /** Signs a persisted approval; see `createApprovalSigner`. */
    signApproval: (approvalId: string): Promise<SignedApproval> =>
      queue(() => signApproval(approvalId)),

    /** Begins to read which account will sign. Opens nothing. */
    prepareToSign: ahead.begin,

    /** Proves a password without opening anything: before `wipe`. */
    checkPassword: (password: string): Promise<Unlocked> =>
      queue(() => withPassword(proving, password, async () => ({ ok: true }))),

    /** Seals everything anew; an unlocked session goes on. Fails: `WEAK_PASSWORD`. */
    changePassword: (input: { current: string; next: string }) =>
      queue(() => secrets.changePassword(input)),

    /** The recovery phrase, or the key (0x…) where there is none. */
    reveal: (password: string): Promise<Revealed> =>
      queue(() => secrets.reveal(password)),

    /** Deletes keys, session and counts from this browser, unasked. */
    wipe: () =>
      queue(async () => {
        await end()
        await store.clear()
      }),
  }
}
