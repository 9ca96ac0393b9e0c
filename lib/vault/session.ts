import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod/mini'
import { CodedError } from '@/lib/messaging/errors'
import type { RandomBytes } from './envelope'
import { type Bytes, openBytes, sealBytes } from './seal'
import type { VaultStore } from './store'

/** A storage area that survives a killed worker and dies with the browser. */
export type SessionArea = {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
}

const minuteMs = 60_000
const absoluteMs = 12 * 60 * minuteMs
const clockToleranceMs = minuteMs
const sessionKey = 'vault.session'

const sessionSchema = z.object({
  vaultId: z.string(),
  iv: z.string().check(z.regex(/^[0-9a-f]{24}$/)),
  /** The DEK under a key that only IndexedDB holds. */
  dek: z.string().check(z.regex(/^[0-9a-f]{96}$/)),
  unlockedAtMs: z.number(),
  idleDeadlineMs: z.number(),
  absDeadlineMs: z.number(),
  /** The latest time seen, to notice a clock that was put back. */
  seenAtMs: z.number(),
})

/** The unlocked state and what moves or ends it. */
export type VaultSession = ReturnType<typeof createSession>

type Session = z.infer<typeof sessionSchema>

/** What ends a session, Unix ms. */
type Deadlines = Pick<Session, 'idleDeadlineMs' | 'absDeadlineMs' | 'seenAtMs'>

/** A session and the key that opens it; nothing is opened yet. */
type FoundSession = { session: Session; key: CryptoKey }

/** What a session is built from. */
export type SessionParts = {
  store: VaultStore
  area: SessionArea
  nowMs(): number
  randomBytes: RandomBytes
  idleMinutes(): Promise<number>
}

/**
 * The unlocked state: the DEK, wrapped in `area` by a non-extractable key in
 * IndexedDB. Neither half opens anything alone, and both go when it ends.
 * Deadlines are stored and checked on use, so no timer has to survive.
 */
export function createSession({
  store,
  area,
  nowMs,
  randomBytes,
  idleMinutes,
}: SessionParts) {
  const idleMs = async () => {
    const minutes = await idleMinutes()
    // A setting that is no number must not become a session without end.
    return (minutes >= 1 && minutes <= 240 ? minutes : 15) * minuteMs
  }
  /** When the session ends, as last read or written: no secret, read often. */
  let known: Deadlines | null = null
  /** Counts ends, so that a session read across one is not known after it. */
  let ends = 0

  const save = async (session: Session) => {
    const before = ends
    await area.set(sessionKey, session)
    if (before === ends) known = deadlinesOf(session)
  }
  const end = async () => {
    ends++
    known = null
    await Promise.all([area.remove(sessionKey), store.dropSessionKey()])
  }

  const current = async (): Promise<FoundSession | null> => {
    const before = ends
    const [stored, key] = await Promise.all([
      area.get(sessionKey),
      store.sessionKey(),
    ])
    const session = sessionSchema.safeParse(stored)
    const isWhole = session.success && key !== undefined
    if (before === ends) known = isWhole ? deadlinesOf(session.data) : null
    if (!isWhole) return null
    return isDue(session.data, nowMs()) ? null : { session: session.data, key }
  }

  return {
    end,

    /** The session in force, or null when a half is gone or a deadline passed. */
    find: current,

    /** Starts a session; the caller still owns and wipes the DEK. */
    async start(vaultId: string, dek: Bytes): Promise<void> {
      const key = await crypto.subtle.generateKey(
        { name: 'AES-GCM', length: 256 },
        false,
        ['encrypt', 'decrypt'],
      )
      const unlockedAtMs = nowMs()
      const absDeadlineMs = unlockedAtMs + absoluteMs
      const iv = bytesToHex(randomBytes(12))
      const terms = { vaultId, unlockedAtMs, absDeadlineMs }
      const wrapped = await sealBytes(key, {
        iv,
        plain: dek,
        aad: associatedBytes(terms),
      })
      await store.saveSessionKey(key)
      await save({
        ...terms,
        iv,
        dek: wrapped,
        idleDeadlineMs: unlockedAtMs + (await idleMs()),
        seenAtMs: unlockedAtMs,
      })
    },

    /** The DEK, for the caller to wipe. Fails: `LOCKED`. */
    async openDek(vaultId: string, found: FoundSession | null): Promise<Bytes> {
      if (found !== null && found.session.vaultId === vaultId) {
        const { session, key } = found
        const { iv, dek: sealed } = session
        const aad = associatedBytes(session)
        const dek = await openBytes(key, { iv, sealed, aad })
        if (dek !== null) return dek
      }
      await end()
      throw new CodedError('LOCKED', 'The wallet is locked.')
    },

    /** A person is here: the idle deadline moves, the absolute one does not. */
    async touch(): Promise<void> {
      const found = await current()
      if (found === null) return end()
      const now = nowMs()
      await save({
        ...found.session,
        idleDeadlineMs: now + (await idleMs()),
        seenAtMs: now,
      })
    },

    /** Ends a session that is due, and remembers the time otherwise. */
    async endIfDue(): Promise<void> {
      const found = await current()
      if (found === null) return end()
      const seenAtMs = Math.max(found.session.seenAtMs, nowMs())
      await save({ ...found.session, seenAtMs })
    },

    /** When the session ends if nobody comes, Unix ms; null while locked. */
    async locksAtMs(): Promise<number | null> {
      // Deadlines that have passed may have been moved since they were read.
      const isKnown = known !== null && !isDue(known, nowMs())
      const session = isKnown ? known : (await current())?.session
      if (!session) return null
      return Math.min(session.idleDeadlineMs, session.absDeadlineMs)
    },
  }
}

/** The rest of it, a wrapped key, is not kept in memory. */
function deadlinesOf({
  idleDeadlineMs,
  absDeadlineMs,
  seenAtMs,
}: Session): Deadlines {
  return { idleDeadlineMs, absDeadlineMs, seenAtMs }
}

function isDue(deadlines: Deadlines, now: number): boolean {
  const { seenAtMs, idleDeadlineMs, absDeadlineMs } = deadlines
  return (
    now >= idleDeadlineMs ||
    now >= absDeadlineMs ||
    now < seenAtMs - clockToleranceMs
  )
}

function associatedBytes({
  vaultId,
  unlockedAtMs,
  absDeadlineMs,
}: Pick<Session, 'vaultId' | 'unlockedAtMs' | 'absDeadlineMs'>): Bytes {
  return utf8ToBytes(
    JSON.stringify(['session', 1, vaultId, unlockedAtMs, absDeadlineMs]),
  )
}
