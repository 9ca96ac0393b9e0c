import type { Browser } from 'wxt/browser'
import type { Answer, Presenter } from '@/lib/payment/ports'
import { type Area, createTable } from '@/lib/session/table'
import { type AnswerHeaders, answerOf } from './answer-of'
import { type Armed, armedLifeMs, armedSchema } from './armed'
import { headerRule } from './rule'

/** What a presenter needs of the browser. */
type PresenterBrowser = {
  declarativeNetRequest: Pick<
    typeof Browser.declarativeNetRequest,
    'updateSessionRules' | 'getSessionRules'
  >
  webRequest: Pick<
    typeof Browser.webRequest,
    'onBeforeSendHeaders' | 'onHeadersReceived' | 'onErrorOccurred'
  >
  tabs: Pick<typeof Browser.tabs, 'get' | 'reload'>
}

type Options = {
  browser: PresenterBrowser
  session: Area
  nowMs: () => number
  randomHex: (bytes: number) => string
  /** Pushes to one document of ours; resolves with its reply. */
  push: (tabId: number, documentId: string, push: PagePush) => Promise<unknown>
  /** What came back for a payment. */
  answered: (paymentId: string, answer: Answer) => Promise<void>
}

/** The pushes a presenter sends. */
export type PagePush =
  | { kind: 'ping' }
  | { kind: 'reload' }
  | {
      kind: 'verdict'
      callId: string
      verdict:
        | { kind: 'leave' }
        | { kind: 'repeat' }
        | { kind: 'pay'; fragment: string }
    }

/** The part of a header event that ties it to an armed header. */
export type Seen = {
  requestId: string
  url: string
  method: string
  tabId: number
  type: string
}

/** An answer's headers as the browser reports them. */
export type HeadersSeen = Seen & {
  statusCode: number
  responseHeaders?: Browser.webRequest.HttpHeader[]
}

/**
 * Chrome: a session rule adds the header to one request and is removed while
 * that request is on its way out, before any redirect could carry it on.
 */
export function createPresenter(options: Options) {
  const { browser, nowMs } = options
  const table = createTable(options.session, 'armed', armedSchema, 100)
  const listening = new Map<string, () => void>()
  const done = new Set<string>()
  const tabs = new Map<string, number>()
  const calls = new Map<string, string>()

  async function removeRules(ruleIds: number[]): Promise<void> {
    if (ruleIds.length === 0) return
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: ruleIds,
    })
  }

  async function finish(armed: Armed, answer: Answer): Promise<void> {
    if (done.has(armed.paymentId)) return
    done.add(armed.paymentId)
    listening.get(armed.paymentId)?.()
    await removeRules([armed.ruleId])
    await options.answered(armed.paymentId, answer)
    await table.remove(armed.paymentId)
  }

  const lost = (code: string): Answer => ({
    delivery: 'unknown',
    code,
    status: null,
    receipt: null,
  })

  /** Follows the one request of an armed header until it is answered. */
  function follow(armed: Armed): void {
    let requestId = armed.requestId
    const isOurs = (details: Seen) =>
      requestId === null
        ? isTheRequest(armed, details)
        : details.requestId === requestId

    const sending = (details: Seen) => {
      if (requestId !== null || !isOurs(details)) return undefined
      requestId = details.requestId
      void removeRules([armed.ruleId])
      void table.update(armed.paymentId, (one) => ({ ...one, requestId }))
      return undefined
    }
    const headers = (details: HeadersSeen) => {
      if (isOurs(details)) {
        const answer = answerOf(headersOf(details))
        if (answer) void finish(armed, answer)
      }
      return undefined
    }
    const failed = (details: Seen & { error: string }) => {
      if (isOurs(details)) void finish(armed, lost('CONNECTION'))
    }
    // All URLs of the tab: a redirect may go anywhere, and its end is ours too.
    const filter: Browser.webRequest.RequestFilter = {
      urls: ['http://*/*', 'https://*/*'],
      tabId: armed.target.tabId,
      types: [armed.target.kind === 'open' ? 'main_frame' : 'xmlhttprequest'],
    }
    const { onBeforeSendHeaders, onHeadersReceived, onErrorOccurred } =
      browser.webRequest
    onBeforeSendHeaders.addListener(sending, filter)
    // Documents are heard through `saw`, which no stopped worker misses.
    if (armed.target.kind === 'call')
      onHeadersReceived.addListener(headers, filter, ['responseHeaders'])
    onErrorOccurred.addListener(failed, filter)
    const timer = setTimeout(() => {
      if (requestId === null) void finish(armed, lost('NOT_SENT'))
    }, armedLifeMs)
    listening.set(armed.paymentId, () => {
      clearTimeout(timer)
      onBeforeSendHeaders.removeListener(sending)
      onHeadersReceived.removeListener(headers)
      onErrorOccurred.removeListener(failed)
      listening.delete(armed.paymentId)
    })
  }

  const presenter: Presenter = {
    async isAlive(target) {
      if (target.documentId) {
        const reply = await options
          .push(target.tabId, target.documentId, { kind: 'ping' })
          .catch(() => undefined)
        return reply === true
      }
      const tab = await browser.tabs.get(target.tabId).catch(() => undefined)
      return tab?.url !== undefined && withoutHash(tab.url) === target.url
    },

    async arm(paymentId, target, header) {
      const fragment =
        target.kind === 'call' ? `x402=${options.randomHex(16)}` : null
      const armed: Armed = {
        paymentId,
        ruleId: 1 + (Number.parseInt(options.randomHex(4), 16) >>> 1),
        target,
        fragment,
        requestId: null,
        atMs: nowMs(),
      }
      done.delete(paymentId)
      if (target.callId !== null)
        calls.set(`${target.documentId}:${target.callId}`, paymentId)
      tabs.set(paymentId, target.tabId)
      follow(armed)
      // A worker stopped between the two leaves a rule that the next one sweeps.
      await Promise.all([
        table.put(paymentId, armed),
        browser.declarativeNetRequest.updateSessionRules({
          addRules: [headerRule(armed.ruleId, target, fragment, header)],
        }),
      ])
      return { fragment }
    },

    async go(target, fragment) {
      if (target.kind === 'call')
        await options.push(target.tabId, target.documentId, {
          kind: 'verdict',
          callId: target.callId ?? '',
          verdict: { kind: 'pay', fragment: fragment ?? '' },
        })
      // A reload from inside re-sends a form without asking the person twice;
      // from outside it keeps who opened the page.
      else if (target.method !== 'GET' && target.documentId)
        await options.push(target.tabId, target.documentId, { kind: 'reload' })
      else await browser.tabs.reload(target.tabId)
    },

    async tell(target, verdict) {
      await options.push(target.tabId, target.documentId, {
        kind: 'verdict',
        callId: target.callId ?? '',
        verdict: { kind: verdict },
      })
    },

    async tabOf(paymentId) {
      return (
        tabs.get(paymentId) ??
        (await table.get(paymentId))?.target.tabId ??
        null
      )
    },
  }
  return {
    ...presenter,

    /**
     * Clears what a stopped worker left: no rule outlives the worker that made
     * it, and what was not answered is not known.
     */
    async sweep(): Promise<void> {
      const rules = await browser.declarativeNetRequest.getSessionRules()
      await removeRules(rules.map((rule) => rule.id))
      for (const armed of await table.all())
        if (!listening.has(armed.paymentId)) {
          if (armed.requestId === null && nowMs() - armed.atMs > armedLifeMs)
            await finish(armed, lost('NOT_SENT'))
          else follow(armed)
        }
    },

    /** The payment a page call was repeated with, as far as this worker knows. */
    paymentOfCall(documentId: string, callId: string): string | null {
      return calls.get(`${documentId}:${callId}`) ?? null
    },

    /**
     * Hears a document's answer from the listener that wakes the worker, and
     * says which payment of ours it answers, if any.
     */
    async saw(details: HeadersSeen): Promise<string | null> {
      const armed = (await table.all()).find((one) =>
        one.requestId === null
          ? isTheRequest(one, details)
          : one.requestId === details.requestId,
      )
      if (!armed) return null
      const answer = answerOf(headersOf(details))
      if (answer) await finish(armed, answer)
      return armed.paymentId
    },
  }
}

function isTheRequest(armed: Armed, details: Seen): boolean {
  const { target, fragment } = armed
  return (
    details.tabId === target.tabId &&
    details.method.toUpperCase() === target.method &&
    (fragment === null
      ? details.type === 'main_frame' && withoutHash(details.url) === target.url
      : details.url === `${target.url}#${fragment}`)
  )
}

function withoutHash(url: string): string {
  const at = url.indexOf('#')
  return at < 0 ? url : url.slice(0, at)
}

function headersOf(details: HeadersSeen): AnswerHeaders {
  const value = (...names: string[]) =>
    details.responseHeaders?.find((header) =>
      names.includes(header.name.toLowerCase()),
    )?.value
  return {
    status: details.statusCode,
    paymentRequired: value('payment-required', 'x-payment-required'),
    paymentResponse: value('payment-response', 'x-payment-response'),
  }
}
