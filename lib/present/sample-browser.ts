import type { Answer } from '@/lib/payment/ledger-port'
import type { Target } from '@/lib/payment/ports'
import { sampleArea } from '@/lib/testing/sample-area'
import { createPresenter } from './presenter'
import type { PresenterParts } from './presenter-parts'
import type { HeadersSeen } from './request'

type Rule = { id: number }

/** A page that is to be opened with a header, as tests begin with it. */
export const samplePage: Target = {
  tabId: 1,
  documentId: 'D1',
  kind: 'open',
  method: 'GET',
  url: 'https://a.test/x',
  callId: null,
}

/** A call of that page. */
export const sampleCall: Target = { ...samplePage, kind: 'call', callId: 'c' }

/** A header of a payment. */
export const sampleHeader = { name: 'PAYMENT-SIGNATURE', value: 'SIG' }

/** A request of a target with that fragment, or its answer. */
export function requestOf(
  target: Target,
  requestId: string,
  more: { fragment?: string | null; url?: string; statusCode?: number } = {},
): HeadersSeen {
  const { fragment = null, url = target.url, statusCode = 200 } = more
  return {
    requestId,
    url: fragment === null ? url : `${url}#${fragment}`,
    method: target.method,
    tabId: target.tabId,
    type: target.kind === 'open' ? 'main_frame' : 'xmlhttprequest',
    statusCode,
  }
}

/** A presenter in a browser of wood, which a stopped worker leaves behind. */
export function sampleBrowser() {
  const session = sampleArea()
  const rules = new Map<number, Rule>()
  const tab = { url: samplePage.url }
  const log: string[] = []
  const kept: string[] = []
  const state = { isAlive: true, isBroken: false }
  let seed = 0

  /** Starts a worker; the one before hears nothing any more. */
  function start() {
    const heard = new Map<string, Set<(details: object) => void>>()
    const event = (name: string) => {
      const all = new Set<(details: object) => void>()
      heard.set(name, all)
      return {
        addListener: (listener: (details: object) => void) => all.add(listener),
        removeListener: (listener: (details: object) => void) =>
          all.delete(listener),
      }
    }
    const browser = {
      declarativeNetRequest: {
        getSessionRules: async () => [...rules.values()],
        async updateSessionRules(change: {
          addRules?: Rule[]
          removeRuleIds?: number[]
        }) {
          for (const id of change.removeRuleIds ?? []) rules.delete(id)
          for (const rule of change.addRules ?? []) rules.set(rule.id, rule)
        },
      },
      webRequest: {
        onBeforeSendHeaders: event('sending'),
        onCompleted: event('completed'),
        onErrorOccurred: event('failed'),
      },
      tabs: {
        get: async () => tab,
        reload: async (_: number, { bypassCache }: { bypassCache: boolean }) =>
          void log.push(bypassCache ? 'reload past the worker' : 'reload'),
        update: async (_: number, { url }: { url: string }) =>
          void log.push(`open ${url}`),
      },
    } as unknown as PresenterParts['browser']
    const presenter = createPresenter({
      browser,
      session,
      nowMs: Date.now,
      randomHex: (bytes) => {
        seed += 16
        return seed.toString(16).padStart(bytes * 2, '1')
      },
      push: async (_tabId, _documentId, { kind }) => {
        if (kind !== 'ping') log.push(`${kind} from inside`)
        return state.isAlive
      },
      async answered(id: string, { delivery, code }: Answer) {
        if (state.isBroken) throw new Error('The ledger cannot keep it.')
        kept.push(`${id} ${delivery}${code ? ` ${code}` : ''}`)
      },
    })
    const hear = (
      name: 'sending' | 'answered' | 'completed' | 'failed',
      said: HeadersSeen,
    ) => {
      if (name === 'answered') return presenter.sawCall(said)
      for (const tell of [...(heard.get(name) ?? [])]) tell(said)
    }
    return { presenter, hear }
  }

  return { start, session, rules, tab, log, kept, state }
}
