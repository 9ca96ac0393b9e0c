import * as z from 'zod/mini'
import type { Connection } from './database'
import type { Doubt } from './suspicion'
import { reading } from './transactions'

/**
 * A small place outside the database, to tell a database that was deleted or
 * put back from the one that was last written.
 */
export type Outside = {
  load(): Promise<unknown>
  save(value: OutsideMark): Promise<void>
}

/** The database last written to, and its last row's place in the chain. */
export type OutsideMark = { epoch: string; seq: number }

/** Keeps the mark outside in step with the database. */
export type Keeper = ReturnType<typeof createKeeper>

/**
 * Builds the keeper. What is outside is never overwritten before it was held
 * against the database once.
 */
export function createKeeper(
  outside: Outside | undefined,
  connection: Connection,
  doubt: Doubt,
) {
  let isChecked = false
  let isBad = false
  let isSaving = false
  let latest = 0
  /** Of the database this keeper writes to; it changes only by `begin`. */
  let epoch: Promise<string> | null = null

  const load = async () => await outside?.load()

  /** Whether what was loaded is from before a database of this mark. */
  function isOlder(stored: unknown, { epoch, seq }: OutsideMark): boolean {
    isChecked = true
    if (stored === undefined || stored === null) return true
    const read = z.safeParse(markSchema, stored)
    isBad = !read.success || read.data.epoch !== epoch || read.data.seq > seq
    return !isBad
  }

  function readEpoch(): Promise<string> {
    const reading = epochOf(connection)
    epoch = reading
    reading.catch(() => {
      epoch = null
    })
    return reading
  }

  async function save(seq: number): Promise<void> {
    if (!outside) return
    const own = await (epoch ?? readEpoch())
    if (!isChecked && !isOlder(await load(), { epoch: own, seq: seq - 1 }))
      doubt('This is not the database that was last written.')
    let saved = 0
    while (!isBad && saved < latest) {
      saved = latest
      await outside.save({ epoch: own, seq: latest })
    }
  }

  return {
    /** What is outside; load it first, then read the database. */
    load,
    isOlder,

    /** A row was written. Nobody waits for it to be known outside. */
    reserved(seq: number): void {
      latest = Math.max(latest, seq)
      if (isSaving) return
      isSaving = true
      resting(restMs)
        .then(() => save(seq))
        // The mark outside stays older, which is no cause for doubt.
        .catch(() => undefined)
        .finally(() => {
          isSaving = false
        })
    },

    /** The database as it is now is the one that counts. */
    async begin(seq: number): Promise<void> {
      const own = await readEpoch()
      isChecked = true
      isBad = false
      latest = seq
      await outside?.save({ epoch: own, seq })
    },
  }
}

/** Payments come first; a mark that is older for a moment raises no doubt, ms. */
const restMs = 200

const resting = (ms: number) =>
  new Promise((resolve) => setTimeout(resolve, ms))

const markSchema = z.object({
  epoch: z.string(),
  seq: z.int().check(z.nonnegative()),
})

async function epochOf(connection: Connection): Promise<string> {
  return await reading(connection, async (tx) =>
    String(await tx.objectStore('meta').get('epoch')),
  )
}
