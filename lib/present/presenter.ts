import type { Presenter, Target } from '@/lib/payment/ports'
import { isSignInId } from '@/lib/payment/sign-in-port'
import { createTable } from '@/lib/session/table'
import { answerOf } from './answer-of'
import { type Armed, armedSchema, isTooLate } from './armed'
import type { PresenterParts } from './presenter-parts'
import {
  answerHeadersOf,
  type HeadersSeen,
  isTheRequest,
  withoutHash,
} from './request'
import { headerRule } from './rule'
import { createTracking, lost } from './tracking'

/**
 * Chrome: a session rule adds the header to one request and is removed while
 * that request is on its way out, before any redirect could carry it on.
 */
export function createPresenter(options: PresenterParts) {
  const { browser, nowMs } = options
  const table = createTable(options.session, 'armed', armedSchema, 100)
  const tracking = createTracking({
    webRequest: browser.webRequest,
    table,
    removeRules,
    answered: options.answered,
  })
  const targets = new Map<string, Target>()
  const calls = new Map<string, string>()

  async function removeRules(ruleIds: number[]): Promise<void> {
    if (ruleIds.length === 0) return
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: ruleIds,
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

    prepare(paymentId, target) {
      const fragment =
        target.kind === 'call'
          ? `x402${isSignInId(paymentId) ? '-' : '='}${options.randomHex(16)}`
          : null
      const armed: Armed = {
        paymentId,
        ruleId: 1 + (Number.parseInt(options.randomHex(4), 16) >>> 1),
        target,
        fragment,
        requestId: null,
        atMs: nowMs(),
      }
      let isArmed = false
      const begin = tracking.track(armed, () => isArmed)
      // A worker stopped before it is armed leaves word of what was never sent.
      const written = table.put(paymentId, armed)
      written.catch(() => undefined)
      return {
        async arm(header) {
          isArmed = true
          armed.atMs = nowMs()
          begin()
          if (target.callId !== null)
            calls.set(`${target.documentId}:${target.callId}`, paymentId)
          targets.set(paymentId, target)
          // A worker stopped between the two leaves a rule that the next one
          // sweeps.
          await Promise.all([
            written,
            browser.declarativeNetRequest.updateSessionRules({
              addRules: [headerRule(armed.ruleId, target, fragment, header)],
            }),
          ])
          return { fragment }
        },
        async forget() {
          tracking.untrack(paymentId)
          if (isArmed) await removeRules([armed.ruleId])
          await table.remove(paymentId)
        },
      }
    },

    async go(target, fragment) {
      if (target.kind === 'call')
        await options.push(target.tabId, target.documentId, {
          kind: 'verdict',
          callId: target.callId ?? '',
          verdict: {
            kind: fragment?.startsWith('x402-') ? 'sign-in' : 'pay',
            fragment: fragment ?? '',
          },
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
        targets.get(paymentId)?.tabId ??
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
        if (!tracking.isTracked(armed.paymentId)) {
          if (isTooLate(armed, nowMs()))
            // One that was never handed over has nothing to be told.
            await tracking
              .finish(armed, lost('NOT_SENT'))
              .catch(() => table.remove(armed.paymentId))
          // The next request is not that of a sign-in whose rule is gone; an
          // answer that woke the worker still finds it.
          else if (!isUnseenSignIn(armed)) tracking.track(armed, () => true)()
        }
    },

    /** Keeps every answer that was heard; a decision may rest on it. */
    settled: tracking.settled,

    /** Tells the document of a paid call that its price is known now. */
    async tellKnown(paymentId: string): Promise<void> {
      const target = targets.get(paymentId)
      if (target?.kind !== 'call') return
      const { tabId, documentId, method, url } = target
      await options.push(tabId, documentId, { kind: 'known', method, url })
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
      const answer = answerOf(answerHeadersOf(details))
      if (answer) await tracking.finish(armed, answer)
      return isUnseenSignIn(armed) ? null : armed.paymentId
    },
  }
}

/**
 * A page's sign-in that nobody saw leave: the worker was stopped, and the next
 * one takes its rule away. Another may be made; it is no money.
 */
function isUnseenSignIn({ paymentId, requestId, target }: Armed): boolean {
  return isSignInId(paymentId) && requestId === null && target.kind === 'open'
}
