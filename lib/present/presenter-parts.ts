import type { Browser } from 'wxt/browser'
import type { Answer } from '@/lib/payment/ledger-port'
import type { Area } from '@/lib/session/table'
import type { RequestEvents } from './follow'

/** What a presenter needs of the browser. */
type PresenterBrowser = {
  declarativeNetRequest: Pick<
    typeof Browser.declarativeNetRequest,
    'updateSessionRules' | 'getSessionRules'
  >
  webRequest: RequestEvents
  tabs: Pick<typeof Browser.tabs, 'get' | 'reload' | 'update'>
}

/** What a presenter is built from. */
export type PresenterParts = {
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
type PagePush =
  | { kind: 'ping' }
  | { kind: 'reload' }
  | { kind: 'known'; method: string; url: string }
  | {
      kind: 'verdict'
      callId: string
      verdict:
        | { kind: 'leave' }
        | { kind: 'repeat' }
        | { kind: 'pay' | 'sign-in'; fragment: string }
    }
