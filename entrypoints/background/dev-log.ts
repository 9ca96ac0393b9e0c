import type { Considered } from '@/lib/payment/consider'
import type { Questions } from '@/lib/payment/ports'
import { createSeen } from '@/lib/session/seen'
import type { Became, Recorded } from '@/lib/session/seen-record'
import type { Area } from '@/lib/session/table'
import { isPriced } from '@/lib/watch/is-priced'
import type { HeadersSeen } from '@/lib/watch/listeners'
import type { From, Noticed } from '@/lib/watch/noticed'
import { requestUrl } from '@/lib/watch/url'
import type { Words } from '@/lib/watch/words'

/** The headers that speak about money or content; never cookies. */
const keptHeaders =
  /^(payment-(required|response)|x-payment-(required|response)|www-authenticate|content-type|date|server|crawler-price|x-cashu|access-control-.+)$/

/** The fragment of a page call that was sent with a payment. */
const paidFragment = /#x402=[0-9a-f]{32}$/

/** Written this long after what it is about, ms: a payment comes first. */
const laterMs = 250
/** Steps that wait to be written; more at once are a flood, and go. */
const maxWaiting = 100

/** A visit or a page call as its page describes it. */
export type Told = {
  from: From
  kind: 'open' | 'call'
  /** Null: a document does not know how it was asked for. */
  method: string | null
  url: string
  questionId: string
  words: Words | undefined
  claimedAtMs: number
}

/** What the developer view is told of every 402. */
export type DevLog = ReturnType<typeof createDevLog>

/**
 * Keeps the newest 402s for the developer view. Callers never wait: a step is
 * put aside and written once the page has its verdict.
 */
export function createDevLog(
  session: Area,
  questions: Pick<Questions, 'get'>,
  nowMs: () => number,
) {
  const seen = createSeen(session)
  let waiting: (() => Promise<void>)[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let written: Promise<unknown> = Promise.resolve()

  function later(step: () => Promise<void>): void {
    waiting.push(step)
    if (waiting.length > maxWaiting) waiting.shift()
    timer ??= setTimeout(() => void flush(), laterMs)
  }

  /** Writes what waits, in the order it happened. */
  async function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const steps = waiting
    waiting = []
    written = written.then(async () => {
      for (const step of steps) await step().catch(() => undefined)
    })
    await written
  }

  async function becameOf(
    noticed: Noticed,
    considered: Considered | undefined,
  ): Promise<Became | null> {
    if (noticed.kind === 'leave')
      return { kind: 'left', because: noticed.because }
    switch (considered?.kind) {
      case undefined:
        return null
      case 'leave':
        return { kind: 'left', because: considered.because }
      case 'armed':
        return { kind: 'paying', paymentId: considered.paymentId }
      case 'sign-in':
        return { kind: 'signed-in' }
      case 'wait': {
        const question = await questions.get(considered.questionId)
        const { stop = null } = question ?? {}
        return { kind: 'asked', stop }
      }
    }
  }

  return {
    /** The browser recorded an answer; all but priced ones are passed over. */
    heard(details: HeadersSeen, answers: string | null): void {
      if (!isPriced(details) || details.tabId < 0) return
      const recorded = recordedOf(details, answers, nowMs())
      if (recorded) later(() => seen.recorded(recorded))
    },

    /** A page spoke of a 402, and this is what it is told. */
    spoke(told: Told, noticed: Noticed, considered?: Considered): void {
      const { from, words, ...where } = told
      const url = requestUrl(told.url)
      if (!url) return
      const decidedAtMs = nowMs()
      later(async () => {
        const became = await becameOf(noticed, considered)
        if (!became) return
        await seen.spoken({
          ...where,
          url,
          tabId: from.tabId,
          site: from.origin,
          words: words ?? {},
          became,
          decidedAtMs,
        })
      })
    },

    async all() {
      await flush()
      return await seen.all()
    },
    async forgetTab(tabId: number): Promise<void> {
      await flush()
      await seen.forgetTab(tabId)
    },
    async clear(): Promise<void> {
      await flush()
      await seen.clear()
    },
  }
}

function recordedOf(
  details: HeadersSeen,
  answers: string | null,
  atMs: number,
): Recorded | null {
  const url = requestUrl(details.url)
  if (!url) return null
  return {
    id: details.requestId,
    tabId: details.tabId,
    kind: details.type === 'main_frame' ? 'open' : 'call',
    method: details.method.toUpperCase(),
    url,
    status: details.statusCode,
    isAnswer: answers !== null || paidFragment.test(details.url),
    headers: (details.responseHeaders ?? [])
      .map(({ name, value = '' }) => ({ name: name.toLowerCase(), value }))
      .filter(({ name }) => keptHeaders.test(name)),
    atMs,
  }
}
