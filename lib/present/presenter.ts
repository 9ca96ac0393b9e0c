import { CodedError } from '@/lib/messaging/errors'
import type { Presenter, Target } from '@/lib/payment/ports'
import { isSignInId } from '@/lib/payment/sign-in-port'
import { createTable } from '@/lib/session/table'
import { answerTo, isPricedElsewhere } from './answer-to'
import {
  type Armed,
  armedSchema,
  isTooLate,
  isUnseenSignIn,
  keyOf,
} from './armed'
import { forgetOldest } from './forget-oldest'
import type { PresenterParts } from './presenter-parts'
import { createReachPage } from './reach-page'
import type { HeadersSeen } from './request'
import { rulesFor } from './rule'
import { createTracking } from './tracking'

/** So many of either are remembered: a page names its calls, and makes many. */
const maxKnown = 500

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
  /** Where payments went, and which payment a page's call was repeated with. */
  const targets = new Map<string, Target>()
  const calls = new Map<string, string>()
  /** How often all was taken back; what was prepared before stays so. */
  let clearings = 0

  async function removeRules(ruleIds: number[]): Promise<void> {
    if (ruleIds.length === 0) return
    await browser.declarativeNetRequest.updateSessionRules({
      removeRuleIds: ruleIds,
    })
  }

  async function removeAllRules(): Promise<void> {
    const rules = await browser.declarativeNetRequest.getSessionRules()
    await removeRules(rules.map((rule) => rule.id))
  }

  const presenter: Presenter = {
    ...createReachPage(options),

    prepare(paymentId, target) {
      const fragment =
        target.kind === 'call'
          ? `x402${isSignInId(paymentId) ? '-' : '='}${options.randomHex(16)}`
          : null
      const armed: Armed = {
        paymentId,
        // Odd, and the next one is free as well; both are 31 bits at most.
        ruleId: 1 + 2 * (Number.parseInt(options.randomHex(4), 16) >>> 3),
        target,
        fragment,
        requestId: null,
        atMs: nowMs(),
      }
      let isArmed = false
      const begin = tracking.track(armed, () => isArmed)
      // A worker stopped before it is armed leaves word of what was never sent.
      const written = table.put(keyOf(armed), armed)
      written.catch(() => undefined)
      const before = clearings
      const expectWanted = () => {
        if (clearings !== before)
          throw new CodedError('NO_WALLET', 'The wallet was removed meanwhile.')
      }
      return {
        async arm(header) {
          expectWanted()
          isArmed = true
          armed.atMs = nowMs()
          begin()
          if (target.callId !== null)
            calls.set(`${target.documentId}:${target.callId}`, paymentId)
          targets.set(paymentId, target)
          for (const known of [calls, targets]) forgetOldest(known, maxKnown)
          // A worker stopped between the two leaves a rule that the next one
          // sweeps.
          await Promise.all([
            written,
            browser.declarativeNetRequest.updateSessionRules({
              addRules: rulesFor(armed.ruleId, target, fragment, header),
            }),
          ])
          expectWanted()
          return { fragment }
        },
        async forget() {
          await tracking.drop(armed)
        },
      }
    },

    async tabOf(paymentId) {
      return (
        targets.get(paymentId)?.tabId ??
        (await table.all()).findLast((one) => one.paymentId === paymentId)
          ?.target.tabId ??
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
      await removeAllRules()
      const left = (await table.all()).filter((one) => !tracking.isTracked(one))
      // The next request is not that of a sign-in whose rule is gone; an
      // answer that woke the worker still finds it.
      for (const armed of left)
        if (!isTooLate(armed, nowMs()) && !isUnseenSignIn(armed))
          tracking.track(armed)()
      for (const armed of left)
        if (isTooLate(armed, nowMs()))
          // One that was never handed over has nothing to be told.
          await tracking.givenUp(armed).catch(() => tracking.drop(armed))
    },

    /** The wallet is gone: no header leaves any more, and nothing is kept of any. */
    async clear(): Promise<void> {
      clearings++
      await removeAllRules()
      for (const armed of await table.all()) await tracking.drop(armed)
      targets.clear()
      calls.clear()
    },

    /** A document left. A header that waits for its tab is taken away. */
    left: tracking.left,

    /** Hears the answer to a page call of a watched origin. */
    sawCall: tracking.callAnswered,

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
     * says which payment of ours it answers, if any. That is known although the
     * ledger could not keep it, so it never throws: a 402 is recorded by it.
     */
    async saw(details: HeadersSeen): Promise<string | null> {
      const all = await table.all().catch(() => [])
      const ours = all.filter((one) => tracking.isOurs(one, details))
      // One that left comes before one that waits for the same URL.
      const armed =
        ours.find(({ requestId }) => requestId === details.requestId) ?? ours[0]
      if (!armed) return null
      const { paymentId, target } = armed
      const answer = answerTo(target, details)
      if (answer) await tracking.finish(armed, answer).catch(() => undefined)
      // Another page's price is its own. What follows a sign-in, wherever, is
      // not signed in to again.
      const isOther =
        !isSignInId(paymentId) && isPricedElsewhere(target, details)
      return isOther || isUnseenSignIn(armed) ? null : paymentId
    },
  }
}
