import type { PaymentRow } from '@/lib/contracts/history'

/** Rows of the newest page, which is on the screen first. */
export const newestRows = 100

/**
 * Rows asked for at a time after that: few enough that neither the background
 * nor the screen is busy with them for long.
 */
const batchRows = 1_000

/** Rows newest first, and what the page behind them is asked with; null: none. */
export type HistoryPage = { rows: PaymentRow[]; next: string | null }

/**
 * What is known of the history. `phase` says about older payments: `reading`,
 * `stopped` by the person, `failed`, or `done`: there are no others.
 */
export type HistoryState = {
  rows: readonly PaymentRow[]
  phase: 'reading' | 'stopped' | 'failed' | 'done'
  /** How many payments there are; null where that is not known. */
  total: number | null
}

type Port = {
  /** A page of payments older than this id, newest first. */
  read: (before: string, limit: number) => Promise<HistoryPage>
  /** How many payments there are in all. */
  count: () => Promise<number>
  /** Resolves when the screen has nothing better to do. */
  idle: () => Promise<void>
  /** Resolves when changes have had time to gather. */
  settle: () => Promise<void>
}

/**
 * Reads the history: the newest page is given to it, the older payments it
 * fetches itself, a batch at a time. They join the others whenever there are as
 * many again, so that a long history is not gone through for each batch. When
 * the newest page changed the older ones are read again behind the screen and
 * replaced all at once.
 */
export function createHistoryReader({ read, count, idle, settle }: Port) {
  let state: HistoryState = { rows: [], phase: 'reading', total: null }
  /** Where the older payments begin. */
  let olderThan: string | null = null
  /** Where reading stopped. */
  let cursor: string | null = null
  /** Whoever reads stops when this is another. */
  let run = 0
  let isAgainDue = false
  let gather = () => {}
  const listeners = new Set<() => void>()

  function set(change: Partial<HistoryState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  /** Takes the newest page, the first time or when it changed. */
  function take(page: HistoryPage): void {
    const isKnown = overlaps(page.rows, state.rows)
    olderThan = page.next
    if (page.next === null) {
      run += 1
      gather = () => {}
      set({ rows: page.rows, phase: 'done', total: page.rows.length })
    } else if (isKnown) {
      set({ rows: joined(page.rows, state.rows) })
      if (state.phase === 'done') void readAgain(settle)
    } else {
      set({ rows: page.rows })
      void readFrom(page.next)
    }
  }

  async function readFrom(from: string): Promise<void> {
    run += 1
    const own = run
    cursor = from
    set({ phase: 'reading' })
    let older: PaymentRow[] = []
    // What was read is kept, however the reading ends.
    gather = () => {
      if (older.length > 0) set({ rows: joined(state.rows, older) })
      older = []
    }
    try {
      await idle()
      if (own !== run) return
      const total = await count().catch(() => null)
      if (own === run) set({ total })
      while (own === run && cursor !== null) {
        const page: HistoryPage = await read(cursor, batchRows)
        if (own !== run) return
        cursor = page.next
        older.push(...page.rows)
        if (older.length >= state.rows.length) gather()
        await idle()
      }
      if (own !== run) return
      gather()
      set({ phase: 'done', total: state.rows.length })
    } catch {
      if (own !== run) return
      gather()
      set({ phase: 'failed' })
    }
  }

  async function readAgain(when: () => Promise<void>): Promise<void> {
    if (isAgainDue) return
    isAgainDue = true
    await when()
    isAgainDue = false
    run += 1
    gather()
    const own = run
    const older: PaymentRow[] = []
    const from = olderThan
    try {
      for (let next = from; next !== null; ) {
        await idle()
        const page: HistoryPage = await read(next, batchRows)
        if (own !== run) return
        older.push(...page.rows)
        next = page.next
      }
    } catch {
      // What is on the screen stays; the next change tries again. Where the
      // first reading was not at its end, somebody has to ask for the rest.
      if (own === run && state.phase === 'reading') set({ phase: 'failed' })
      return
    }
    const at = state.rows.findIndex(({ id }) => id === from)
    if (at < 0) return
    set({ rows: joined(state.rows.slice(0, at + 1), older), phase: 'done' })
    set({ total: state.rows.length })
  }

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    take,
    /** The person does not want to wait for the older payments. */
    stop() {
      run += 1
      gather()
      set({ phase: 'stopped' })
    },
    /** Goes on where it stopped. */
    resume() {
      if (cursor !== null) void readFrom(cursor)
    },
    /** Rows came or went among the older ones: read them again now. */
    reload() {
      if (olderThan !== null) void readAgain(async () => undefined)
    },
  }
}

/** The second list after the first, without what is in the first. */
function joined(
  first: readonly PaymentRow[],
  second: readonly PaymentRow[],
): PaymentRow[] {
  const ids = new Set(first.map(({ id }) => id))
  return [...first, ...second.filter(({ id }) => !ids.has(id))]
}

function overlaps(
  page: readonly PaymentRow[],
  known: readonly PaymentRow[],
): boolean {
  const ids = new Set(page.map(({ id }) => id))
  return known.some(({ id }) => ids.has(id))
}
