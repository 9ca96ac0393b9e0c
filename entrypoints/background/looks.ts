import * as z from 'zod/mini'
import type { CallLog } from '@/lib/payment/ports'
import type { Reconciler } from '@/lib/payment/reconcile'
import type { Area } from '@/lib/session/table'

/** The alarm by which outcomes are looked up; there only while any is open. */
export const lookAlarm = 'look'

const callsItem = 'lookCalls'

/** It goes off again where the worker was stopped before it set the next. */
const againMinutes = 5

type Alarms = {
  create(
    name: string,
    when: { when: number; periodInMinutes: number },
  ): Promise<void>
  clear(name: string): Promise<unknown>
}

type Parts = {
  alarms: Alarms
  reconciler: Reconciler
  nowMs(): number
  /** Something a screen shows may have changed. */
  changed(): void
}

/** Looks outcomes up when it is time, and sets the alarm for the next look. */
export function createLooks({ alarms, reconciler, nowMs, changed }: Parts) {
  async function schedule(): Promise<void> {
    const nextAtMs = await reconciler.nextAtMs()
    if (nextAtMs === null) {
      await alarms.clear(lookAlarm)
      return
    }
    await alarms.create(lookAlarm, {
      when: Math.max(nextAtMs, nowMs()),
      periodInMinutes: againMinutes,
    })
  }

  async function after(look: Promise<void>): Promise<void> {
    try {
      await look
    } finally {
      await schedule()
      changed()
    }
  }

  return {
    schedule,
    /** The alarm went off. */
    due: () => after(reconciler.look()),
    now: (id: string) => after(reconciler.lookNow(id)),
    /** The wallet was opened: what waited for its seal is looked at again. */
    unlocked: () => after(reconciler.unlocked()),
  }
}

/** The requests of the last hour; gone with the browser, not with the worker. */
export function createCallLog(session: Area): CallLog {
  return {
    async load() {
      const stored = (await session.get(callsItem))[callsItem]
      const read = z.safeParse(callsSchema, stored)
      return read.success ? read.data : []
    },
    save: (spent) => session.set({ [callsItem]: spent }),
  }
}

const callsSchema = z.array(
  z.object({ atMs: z.number(), calls: z.int().check(z.nonnegative()) }),
)
